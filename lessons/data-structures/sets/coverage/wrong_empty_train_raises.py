"""Nothing of the text is known then, which is a share like any other"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not known or not words:
        raise ValueError("no words")
    types = set(words)
    return len(types & known) / len(types), sum(w in known for w in words) / len(words)
