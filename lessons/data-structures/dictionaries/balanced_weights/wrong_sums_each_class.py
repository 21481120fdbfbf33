"""one full scan for each class"""


def balanced_weights(labels):
    labels = list(labels)
    weights = {}
    for c in set(labels):
        count = sum(1 for label in labels if label == c)
        weights[c] = len(labels) / (len(set(labels)) * count)
    return weights
