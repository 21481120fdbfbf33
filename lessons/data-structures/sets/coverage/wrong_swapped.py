"""the two shares are swapped"""


def coverage(train, test):
    known, words = set(train), list(test)
    types = set(words)
    if not words:
        raise ValueError("no words")
    return sum(w in known for w in words) / len(words), len(types & known) / len(types)
