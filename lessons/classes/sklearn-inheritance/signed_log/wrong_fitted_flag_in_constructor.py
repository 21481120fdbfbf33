"""let nothing that ends in `_` be set by the constructor"""

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data


class SignedLog(TransformerMixin, BaseEstimator):
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    def __init__(self, scale=1.0):
        self.scale = scale
        self.ready_ = True

    def fit(self, X, y=None):
        if self.scale <= 0:
            raise ValueError(f"scale must be greater than 0, got {self.scale}")
        validate_data(self, X)
        return self

    def transform(self, X):
        check_is_fitted(self)
        if np.shape(X)[1] != getattr(self, "n_features_in_", np.shape(X)[1]):
            raise ValueError("another number of columns")
        X = np.asarray(X)
        return np.sign(X) * np.log1p(np.abs(X) / self.scale)
