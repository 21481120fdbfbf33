import math

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_array, check_is_fitted, check_X_y


class NearestCentre(ClassifierMixin, BaseEstimator):
    def __init__(self, shrink=0.0):
        self.shrink = shrink

    def fit(self, X, y):
        X, y = check_X_y(X, y)
        check_classification_targets(y)
        self.n_features_in_ = X.shape[1]
        self.classes_ = np.array(sorted(set(y.tolist())), dtype=y.dtype)
        overall = X.mean(axis=0)
        self.centers_ = {}
        for label in self.classes_.tolist():
            center = X[y == label].mean(axis=0)
            self.centers_[label] = (1 - self.shrink) * center + self.shrink * overall
        return self

    def _nearest(self, row):
        best, nearest = None, math.inf
        for label in self.classes_.tolist():
            distance = math.dist(row, self.centers_[label])
            if best is None or distance < nearest:
                best, nearest = label, distance
        return best

    def predict(self, X):
        check_is_fitted(self)
        X = check_array(X)
        if X.shape[1] != self.n_features_in_:
            raise ValueError(
                f"X has {X.shape[1]} features, but NearestCentre is expecting "
                f"{self.n_features_in_} features as input"
            )
        return np.array([self._nearest(row) for row in X], dtype=self.classes_.dtype)
