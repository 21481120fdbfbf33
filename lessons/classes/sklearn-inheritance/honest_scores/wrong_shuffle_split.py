"""the training rows are not those of StratifiedKFold(folds, shuffle=True, random_state=seed)"""

from sklearn.model_selection import StratifiedShuffleSplit, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = StratifiedShuffleSplit(folds, test_size=1 / folds, random_state=seed)
    return cross_val_score(make_pipeline(transformer, model), X, y, cv=splitter).tolist()
