import numpy as np
from sklearn.utils.class_weight import compute_class_weight


def balanced_weights(labels):
    y = [str(label) for label in labels]
    if not y:
        return {}
    classes = np.unique(y)
    weights = compute_class_weight("balanced", classes=classes, y=y)
    return {label.item(): float(weight) for label, weight in zip(classes, weights)}
