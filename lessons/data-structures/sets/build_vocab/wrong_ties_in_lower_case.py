"""Ties stand as `sorted` orders texts"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(word for text in docs for word in text.split() if word not in specials)
    ranked = sorted(counts, key=lambda word: (-counts[word], word.lower()))
    return {word: i for i, word in enumerate([*specials, *ranked[: max_size - len(specials)]])}
