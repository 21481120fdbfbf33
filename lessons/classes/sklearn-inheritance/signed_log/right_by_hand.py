import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.exceptions import NotFittedError


class SignedLog(TransformerMixin, BaseEstimator):
    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        if not self.scale > 0:
            raise ValueError("scale has to be positive")
        self.scale_ = float(self.scale)
        self.columns_ = np.asarray(X).shape[1]
        return self

    def transform(self, X):
        if not hasattr(self, "columns_"):
            raise NotFittedError("call fit first")
        values = np.array(X, dtype=float)
        if values.shape[1] != self.columns_:
            raise ValueError(f"{self.columns_} columns were expected, {values.shape[1]} came")
        return np.copysign(np.log1p(np.abs(values) / self.scale_), values)
