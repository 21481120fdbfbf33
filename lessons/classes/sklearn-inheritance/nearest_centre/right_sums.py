import numpy as np
from sklearn.base import BaseEstimator, ClassifierMixin
from sklearn.preprocessing import LabelEncoder
from sklearn.utils.multiclass import check_classification_targets
from sklearn.utils.validation import check_is_fitted, validate_data


class NearestCentre(ClassifierMixin, BaseEstimator):
    def __init__(self, shrink=0.0):
        self.shrink = shrink

    def fit(self, X, y):
        X, y = validate_data(self, X, y, dtype=np.float64)
        check_classification_targets(y)
        self._encoder = LabelEncoder()
        index = self._encoder.fit_transform(y)
        sums = np.zeros((len(self._encoder.classes_), X.shape[1]))
        np.add.at(sums, index, X)
        centers = sums / np.bincount(index)[:, None]
        self.centers_ = centers * (1 - self.shrink) + X.mean(axis=0) * self.shrink
        return self

    @property
    def classes_(self):
        return self._encoder.classes_

    def predict(self, X):
        check_is_fitted(self, "centers_")
        X = validate_data(self, X, dtype=np.float64, reset=False)
        squares = ((X[:, None, :] - self.centers_[None, :, :]) ** 2).sum(axis=-1)
        return self._encoder.inverse_transform(squares.argmin(axis=1))
