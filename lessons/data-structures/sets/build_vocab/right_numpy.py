import numpy as np


def build_vocab(docs, max_size, specials=("<pad>", "<unk>")):
    words = np.array([word for text in docs for word in text.split() if word not in specials], dtype=str)
    distinct, counts = np.unique(words, return_counts=True)
    ranked = distinct[np.argsort(-counts, kind="stable")].tolist()
    return {word: i for i, word in enumerate([*specials, *ranked[: max_size - len(specials)]])}
