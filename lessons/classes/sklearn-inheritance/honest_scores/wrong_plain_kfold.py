"""the folds are not stratified"""

from sklearn.model_selection import KFold, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = KFold(folds, shuffle=True, random_state=seed)
    return cross_val_score(make_pipeline(transformer, model), X, y, cv=splitter).tolist()
