"""from word to number"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split() if w not in specials)
    words = sorted(counts, key=lambda word: (-counts[word], word))
    return dict(enumerate([*specials, *words][:max_size]))
