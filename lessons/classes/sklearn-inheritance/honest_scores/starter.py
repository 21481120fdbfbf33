def honest_scores(transformer, model, X, y, folds, seed):
    """The accuracy on each test fold, without a leak."""
    # TODO
