"""The specials get the first numbers"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split() if w not in specials)
    words = sorted(counts, key=lambda word: (-counts[word], word))
    names = [*words[: max_size - len(specials)], *specials]
    return {word: i for i, word in enumerate(names)}
