"""A known word counts as often as it occurs in the test words, not as often as in both."""

from collections import Counter


def coverage(train, test):
    known, asked = Counter(train), Counter(test)
    if not asked:
        raise ValueError("no words")
    return len(known.keys() & asked.keys()) / len(asked), (known & asked).total() / asked.total()
