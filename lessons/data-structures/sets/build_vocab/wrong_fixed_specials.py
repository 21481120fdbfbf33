"""The specials are those that were passed in"""

from collections import Counter


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    vocab = {"<pad>": 0, "<unk>": 1}
    counts = Counter(w for doc in docs for w in doc.split() if w not in vocab)
    for word in sorted(counts, key=lambda word: (-counts[word], word)):
        if len(vocab) < max_size:
            vocab[word] = len(vocab)
    return vocab
