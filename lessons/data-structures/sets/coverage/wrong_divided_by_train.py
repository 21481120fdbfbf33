"""divides by the training vocabulary"""


def coverage(train, test):
    train, test = list(train), list(test)
    if not test:
        raise ValueError("no words")
    known = set(train)
    if not known:
        return 0.0, 0.0
    return len(set(test) & known) / len(known), sum(w in known for w in test) / len(test)
