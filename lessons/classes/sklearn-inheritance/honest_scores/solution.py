from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    """The accuracy on each test fold; transformer and model are fitted on training rows only."""
    # In one pipeline both are fitted with the same rows, whichever these are.
    both = make_pipeline(transformer, model)
    # A splitter, since the bare number would mean folds without shuffling.
    splitter = StratifiedKFold(folds, shuffle=True, random_state=seed)
    # It clones the pipeline for each fold, so the caller's objects are never fitted.
    return cross_val_score(both, X, y, cv=splitter, scoring="accuracy").tolist()
