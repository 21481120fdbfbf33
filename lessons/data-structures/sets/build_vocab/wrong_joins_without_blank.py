"""two documents were joined without a blank between them"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter("".join(docs).split())
    words = sorted((word for word in counts if word not in specials), key=lambda word: (-counts[word], word))
    return {word: number for number, word in enumerate([*specials, *words][:max_size])}
