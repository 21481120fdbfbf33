"""`validate_data(self, X, reset=False)` belongs in `predict`."""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.validation import check_is_fitted


class NearestCentre(ClassifierMixin, BaseEstimator):
    """Predicts the label whose center is nearest."""

    def __init__(self, shrink=0.0):
        self.shrink = shrink

    def fit(self, X, y):
        X, y = np.asarray(X), np.asarray(y)
        self.classes_, index = np.unique(y, return_inverse=True)
        centers = np.array([X[index == place].mean(axis=0) for place in range(len(self.classes_))])
        self.centers_ = centers + self.shrink * (X.mean(axis=0) - centers)
        return self

    def predict(self, X):
        check_is_fitted(self)
        X = np.asarray(X)
        distances = np.linalg.norm(X[:, np.newaxis] - self.centers_, axis=2)
        return self.classes_[distances.argmin(axis=1)]
