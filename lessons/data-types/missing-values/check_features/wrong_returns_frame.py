"""The model takes a float64 array of shape (rows, columns)"""

import numpy as np


def check_features(X, columns):
    if not np.isfinite(X[columns].astype(float)).all(axis=None):
        raise ValueError("NaN or infinity in X")
    return X[columns].astype(float)
