import pandas as pd


def coverage(train, test):
    words = pd.Series(list(test), dtype=object)
    if words.empty:
        raise ValueError("empty test")
    known = words.isin(set(train))
    return known[~words.duplicated()].mean(), known.mean()
