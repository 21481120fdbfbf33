"""This is the frequency of the class, not its inverse"""

from collections import Counter


def balanced_weights(labels):
    counts = Counter(labels)
    return {label: count / counts.total() for label, count in counts.items()}
