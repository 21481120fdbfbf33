"""These are the counts"""

from collections import Counter


def balanced_weights(labels):
    return dict(Counter(labels))
