"""is a `return` missing?"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        raise ValueError("no words")
    types = set(words)
    print(len(types & known) / len(types), sum(w in known for w in words) / len(words))
