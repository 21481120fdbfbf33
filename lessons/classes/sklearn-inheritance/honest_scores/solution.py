from sklearn.model_selection import StratifiedKFold, cross_val_score
from sklearn.pipeline import make_pipeline


def honest_scores(transformer, model, X, y, folds, seed):
    """The accuracy on each test fold, without a leak."""
    # In one pipeline both are fitted with the same rows.
    both = make_pipeline(transformer, model)
    # A splitter, since the bare number would mean folds without shuffling.
    splitter = StratifiedKFold(folds, shuffle=True, random_state=seed)
    # Clones the pipeline for each fold: the caller's objects stay unfitted.
    scores = cross_val_score(both, X, y, cv=splitter, scoring="accuracy")
    return scores.tolist()
