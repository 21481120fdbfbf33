"""Without labels there are no classes"""

from collections import Counter


def balanced_weights(labels):
    counts = Counter(labels)
    share = 1 / len(counts)
    return {label: counts.total() * share / count for label, count in counts.items()}
