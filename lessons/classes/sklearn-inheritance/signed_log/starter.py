import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data


class SignedLog:
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    # TODO: the bases, and a body for each method

    def __init__(self, scale=1.0):
        pass

    def fit(self, X, y=None):
        pass

    def transform(self, X):
        pass
