"""ZeroDivisionError does not say what is wrong"""


def coverage(train, test):
    known, words = set(train), list(test)
    types = set(words)
    return len(types & known) / len(types), sum(w in known for w in words) / len(words)
