"""the folds must be shuffled with the seed"""

from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    return cross_val_score(make_pipeline(transformer, model), X, y, cv=folds).tolist()
