import numpy as np


def balanced_weights(labels):
    labels = np.array(list(labels), dtype=str)
    if labels.size == 0:
        return {}
    classes, counts = np.unique(labels, return_counts=True)
    return dict(zip(classes, labels.size / (len(classes) * counts)))
