"""The caller's table was changed"""

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data


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
        check_is_fitted(self)
        checked = validate_data(self, X, reset=False)
        logs = np.sign(checked) * np.log1p(np.abs(checked) / self.scale)
        if isinstance(X, np.ndarray) and X.dtype == float:
            X[:] = logs
        return logs
