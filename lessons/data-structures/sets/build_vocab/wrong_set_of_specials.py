"""two interpreters, two vocabularies"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(" ".join(docs).split())
    specials = set(specials)
    words = sorted(counts.keys() - specials, key=lambda word: (-counts[word], word))
    names = [*specials, *words][:max_size]
    return {word: i for i, word in enumerate(names)}
