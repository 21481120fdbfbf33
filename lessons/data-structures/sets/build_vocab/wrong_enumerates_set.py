"""two interpreters, two vocabularies"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    words = set(" ".join(docs).split()) - set(specials)
    names = [*specials, *words][:max_size]
    return {word: i for i, word in enumerate(names)}
