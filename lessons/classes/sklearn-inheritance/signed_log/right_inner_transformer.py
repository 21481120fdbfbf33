import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin
from sklearn.preprocessing import FunctionTransformer
from sklearn.utils.validation import check_is_fitted


def signed_log(X, scale):
    return np.where(X < 0, -1, 1) * np.log1p(np.abs(X) / scale)


class SignedLog(TransformerMixin, BaseEstimator):
    def __init__(self, scale=1.0):
        self.scale = scale

    def fit(self, X, y=None):
        if self.scale <= 0:
            raise ValueError("scale must be positive")
        inner = FunctionTransformer(signed_log, validate=True, kw_args={"scale": self.scale})
        self.inner_ = inner.fit(np.asarray(X))
        return self

    def transform(self, X):
        check_is_fitted(self)
        return self.inner_.transform(np.asarray(X))
