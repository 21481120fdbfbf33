import math

import numpy as np
from sklearn.base import BaseEstimator, OneToOneFeatureMixin, TransformerMixin
from sklearn.utils.validation import check_array, check_is_fitted


class SignedLog(OneToOneFeatureMixin, TransformerMixin, BaseEstimator):
    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        self._check_scale()
        self.n_features_in_ = check_array(X).shape[1]
        return self

    def _check_scale(self):
        if self.scale <= 0:
            raise ValueError(f"scale={self.scale} is not greater than 0")

    def _one(self, value):
        size = math.log1p(abs(value) / self.scale)
        return -size if value < 0 else size

    def transform(self, X):
        check_is_fitted(self, "n_features_in_")
        rows = check_array(X).tolist()
        if len(rows[0]) != self.n_features_in_:
            raise ValueError("another number of columns than in fit")
        return np.array([[self._one(value) for value in row] for row in rows])
