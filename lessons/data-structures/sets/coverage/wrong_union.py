"""divides by the words of both sides"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        raise ValueError("no words")
    types = set(words)
    return len(types & known) / len(types | known), sum(w in known for w in words) / len(words)
