"""two interpreters, two vocabularies"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(" ".join(docs).split())
    words = sorted(set(counts) - set(specials), key=counts.get, reverse=True)
    names = [*specials, *words][:max_size]
    return {word: i for i, word in enumerate(names)}
