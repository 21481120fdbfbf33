"""Specials are taken out before the cut"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split())
    words = sorted(counts, key=lambda word: (-counts[word], word))[: max_size - len(specials)]
    names = [*specials, *(w for w in words if w not in specials)]
    return {word: i for i, word in enumerate(names)}
