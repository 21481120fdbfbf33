"""Words are compared as they are"""


def coverage(train, test):
    known, words = {w.lower() for w in train}, [w.lower() for w in test]
    if not words:
        raise ValueError("no words")
    types = set(words)
    return len(types & known) / len(types), sum(w in known for w in words) / len(words)
