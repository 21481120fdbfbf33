"""so `door,` with its comma is not door"""


def coverage(train, test):
    known = {word.strip(".,") for word in train}
    words = [word.strip(".,") for word in test]
    if not words:
        raise ValueError("no words to test")
    types = set(words)
    return len(types & known) / len(types), sum(word in known for word in words) / len(words)
