"""but a NotFittedError was expected. Ask `check_is_fitted(self)` first"""

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import validate_data


class SignedLog(TransformerMixin, BaseEstimator):
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        if self.scale <= 0:
            raise ValueError(f"scale must be greater than 0, got {self.scale}")
        validate_data(self, X)
        return self

    def transform(self, X):
        if np.shape(X)[1] != self.n_features_in_:
            raise ValueError("another number of columns")
        X = np.asarray(X)
        return np.sign(X) * np.log1p(np.abs(X) / self.scale)
