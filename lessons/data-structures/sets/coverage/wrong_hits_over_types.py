"""1.25 is not a share"""


def coverage(train, test):
    known, words = set(train), list(test)
    types = set(words)
    if not words:
        raise ValueError("no words")
    return len(types & known) / len(types), sum(w in known for w in words) / len(types)
