"""They come with `BaseEstimator`."""

import numpy as np
from sklearn.base import TransformerMixin
from sklearn.exceptions import NotFittedError


class SignedLog(TransformerMixin):
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        if self.scale <= 0:
            raise ValueError(f"scale must be greater than 0, got {self.scale}")
        self.columns_ = np.shape(X)[1]
        return self

    def transform(self, X):
        if not hasattr(self, "columns_"):
            raise NotFittedError("call fit first")
        return np.sign(X) * np.log1p(np.abs(X) / self.scale)
