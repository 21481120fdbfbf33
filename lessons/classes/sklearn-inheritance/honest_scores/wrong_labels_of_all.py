"""got 36 labels for 24 rows"""

from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold


def honest_scores(transformer, model, X, y, folds, seed):
    scores = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        scaler = clone(transformer)
        learner = clone(model)
        learner.fit(scaler.fit_transform(X[train], y), y[train])
        scores.append(learner.score(scaler.transform(X[test]), y[test]))
    return scores
