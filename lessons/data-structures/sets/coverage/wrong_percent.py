"""between 0 and 1"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        raise ValueError("no words")
    types = set(words)
    return 100 * len(types & known) / len(types), 100 * sum(w in known for w in words) / len(words)
