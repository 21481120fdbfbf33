import numpy as np


def balanced_weights(labels):
    """Scans a copy for each class, which the text leaves open."""
    copy = np.array(list(labels), dtype=str)
    classes = sorted(set(copy.tolist()))
    return {label: copy.size / (len(classes) * int((copy == label).sum())) for label in classes}
