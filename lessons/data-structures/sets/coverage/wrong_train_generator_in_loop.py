"""A generator is empty after it was walked once"""


def coverage(train, test):
    words = list(test)
    if not words:
        raise ValueError("no words")
    types = set(words)
    return len(types & set(train)) / len(types), sum(w in set(train) for w in words) / len(words)
