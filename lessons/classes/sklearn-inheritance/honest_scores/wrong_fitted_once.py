"""was fitted once, but 3 fits were expected"""

from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold


def honest_scores(transformer, model, X, y, folds, seed):
    scores = []
    scaler = None
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        if scaler is None:
            scaler = clone(transformer).fit(X[train], y[train])
        learner = clone(model)
        learner.fit(scaler.transform(X[train]), y[train])
        scores.append(learner.score(scaler.transform(X[test]), y[test]))
    return scores
