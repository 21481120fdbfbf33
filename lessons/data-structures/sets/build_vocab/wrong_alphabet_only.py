"""The most frequent words come first"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split() if w not in specials)
    names = [*specials, *sorted(counts)][:max_size]
    return {word: i for i, word in enumerate(names)}
