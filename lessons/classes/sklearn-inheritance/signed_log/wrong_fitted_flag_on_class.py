"""`columns_` is kept by the class, so what one object learned is known to all"""

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError


class SignedLog(TransformerMixin, BaseEstimator):
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        if self.scale <= 0:
            raise ValueError(f"scale must be greater than 0, got {self.scale}")
        SignedLog.columns_ = np.shape(X)[1]
        return self

    def transform(self, X):
        if not hasattr(self, "columns_"):
            raise NotFittedError("call fit first")
        if np.shape(X)[1] != self.columns_:
            raise ValueError("another number of columns")
        X = np.asarray(X)
        return np.sign(X) * np.log1p(np.abs(X) / self.scale)
