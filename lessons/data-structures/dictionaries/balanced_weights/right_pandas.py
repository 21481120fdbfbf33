import pandas as pd


def balanced_weights(labels):
    counts = pd.Series(list(labels), dtype=object).value_counts()
    return (counts.sum() / (len(counts) * counts)).to_dict()
