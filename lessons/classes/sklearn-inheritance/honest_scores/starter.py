def honest_scores(transformer, model, X, y, folds, seed):
    """The accuracy on each test fold; transformer and model are fitted on training rows only."""
    # TODO
