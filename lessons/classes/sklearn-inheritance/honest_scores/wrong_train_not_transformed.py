"""transformed with what was learned"""

from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold


def honest_scores(transformer, model, X, y, folds, seed):
    scores = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        scaler = clone(transformer)
        learner = clone(model)
        scaler.fit(X[train], y[train])
        learner.fit(X[train], y[train])
        scores.append(learner.score(scaler.transform(X[test]), y[test]))
    return scores
