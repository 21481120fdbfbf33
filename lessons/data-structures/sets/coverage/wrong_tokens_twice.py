"""both numbers are the share of all words"""


def coverage(train, test):
    known, words = set(train), list(test)
    if not words:
        raise ValueError("no words")
    share = sum(w in known for w in words) / len(words)
    return share, share
