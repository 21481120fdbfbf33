"""was fitted once, but 3 fits were expected"""

from sklearn.base import clone
from sklearn.model_selection import train_test_split


def honest_scores(transformer, model, X, y, folds, seed):
    a, b, c, d = train_test_split(X, y, test_size=1 / folds, random_state=seed, stratify=y)
    scaler, learner = clone(transformer), clone(model)
    learner.fit(scaler.fit_transform(a, c), c)
    return [learner.score(scaler.transform(b), d)] * folds
