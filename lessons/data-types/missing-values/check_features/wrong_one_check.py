"""an absent column must be a ValueError naming it"""

import numpy as np


def check_features(X, columns):
    matrix = np.asarray(X[columns], dtype=float)
    if not np.isfinite(matrix).all():
        raise ValueError("NaN or infinity in X")
    return matrix
