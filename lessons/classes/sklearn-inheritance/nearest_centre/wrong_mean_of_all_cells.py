"""a second column that is 100 in all rows"""

import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data


class NearestCentre(ClassifierMixin, BaseEstimator):
    """Predicts the label whose center is nearest."""

    def __init__(self, shrink=0.0):
        self.shrink = shrink

    def fit(self, X, y):
        X, y = validate_data(self, X, y)
        check_classification_targets(y)
        self.classes_, index = np.unique(y, return_inverse=True)
        centers = np.array([X[index == place].mean(axis=0) for place in range(len(self.classes_))])
        self.centers_ = centers + self.shrink * (X.mean() - centers)
        return self

    def predict(self, X):
        check_is_fitted(self)
        X = validate_data(self, X, reset=False)
        distances = np.linalg.norm(X[:, np.newaxis] - self.centers_, axis=2)
        return self.classes_[distances.argmin(axis=1)]
