"""There is no share of no words"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        return 0.0, 0.0
    types = set(words)
    return len(types & known) / len(types), sum(w in known for w in words) / len(words)
