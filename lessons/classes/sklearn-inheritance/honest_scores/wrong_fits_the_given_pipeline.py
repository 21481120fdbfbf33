"""The caller's transformer was fitted"""

from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    both = make_pipeline(transformer, model)
    scores = []
    for train, test in StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y):
        scores.append(both.fit(X[train], y[train]).score(X[test], y[test]))
    return scores
