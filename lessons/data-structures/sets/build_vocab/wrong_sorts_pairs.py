"""The keys are (word, count) pairs"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split() if w not in specials)
    pairs = sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    return {word: i for i, word in enumerate([*specials, *pairs][:max_size])}
