"""but a list was expected"""

from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = StratifiedKFold(folds, shuffle=True, random_state=seed)
    return cross_val_score(make_pipeline(transformer, model), X, y, cv=splitter)
