import pandas as pd


def best_epoch(losses, min_delta=1e-6):
    known = pd.Series(losses, dtype="float64").dropna()
    best = where = None
    for epoch, loss in known.items():
        if best is None or best - loss > min_delta:
            best, where = loss, epoch
    return where
