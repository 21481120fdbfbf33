import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.utils.validation import check_is_fitted, validate_data


# The mixin stands on the left:
# BaseEstimator does not pass the question for the tags on.
class SignedLog(TransformerMixin, BaseEstimator):
    """sign(x) * log1p(|x| / scale), as a transformer for scikit-learn."""

    def __init__(self, scale=1.0):
        # Kept as it came: clone and set_params rely on it.
        self.scale = scale

    def fit(self, X, y=None):
        # Here, because set_params never runs the constructor.
        if self.scale <= 0:
            raise ValueError(f"scale must be above 0, got {self.scale}")
        # Stores n_features_in_, which is also what check_is_fitted finds.
        validate_data(self, X)
        return self

    def transform(self, X):
        check_is_fitted(self)
        # reset=False compares with what fit has stored.
        X = validate_data(self, X, reset=False)
        return np.sign(X) * np.log1p(np.abs(X) / self.scale)
