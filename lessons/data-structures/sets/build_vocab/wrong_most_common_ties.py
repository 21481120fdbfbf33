"""The order of the documents changed the numbers"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    counts = Counter(w for doc in docs for w in doc.split() if w not in specials)
    names = [*specials, *(w for w, _ in counts.most_common(max_size - len(specials)))]
    return {word: i for i, word in enumerate(names)}
