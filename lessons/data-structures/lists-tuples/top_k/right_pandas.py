import pandas as pd


def top_k(records, k, key):
    records = list(records)
    scores = pd.Series([float(key(record)) for record in records], dtype="float64").dropna()
    return [records[i] for i in scores.sort_values(ascending=False, kind="stable").index[:k]]
