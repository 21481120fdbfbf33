"""the share that is not known"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        raise ValueError("no words")
    types = set(words)
    return len(types - known) / len(types), sum(w not in known for w in words) / len(words)
