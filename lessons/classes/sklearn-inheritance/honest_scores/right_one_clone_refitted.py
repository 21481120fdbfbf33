import numpy as np
from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    both = clone(make_pipeline(transformer, model))
    split = StratifiedKFold(folds, shuffle=True, random_state=seed).split
    return [
        float(np.mean(both.fit(X[train], y[train]).predict(X[test]) == y[test]))
        for train, test in split(X, y)
    ]
