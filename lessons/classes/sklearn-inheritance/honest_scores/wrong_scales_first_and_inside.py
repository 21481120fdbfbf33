"""the transformer was fitted on all rows before splitting"""

from sklearn.base import clone
from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    splitter = StratifiedKFold(folds, shuffle=True, random_state=seed)
    scaled = clone(transformer).fit_transform(X, y)
    return cross_val_score(make_pipeline(transformer, model), scaled, y, cv=splitter).tolist()
