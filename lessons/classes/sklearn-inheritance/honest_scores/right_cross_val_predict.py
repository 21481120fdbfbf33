import numpy as np
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splits = list(StratifiedKFold(folds, shuffle=True, random_state=seed).split(X, y))
    said = cross_val_predict(make_pipeline(transformer, model), X, y, cv=splits)
    return [float(np.mean(said[test] == y[test])) for _, test in splits]
