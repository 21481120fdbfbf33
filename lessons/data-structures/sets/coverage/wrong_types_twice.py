"""both numbers are the share of distinct words"""


def coverage(train, test):
    known, words = set(train), set(test)
    if not words:
        raise ValueError("no words")
    share = len(words & known) / len(words)
    return share, share
