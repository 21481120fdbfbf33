import pandas as pd


def rank_models(results, metric, higher_is_better=True):
    names = list(results)
    values = pd.Series([results[name].get(metric) for name in names], index=names, dtype=float)
    known = values.dropna()
    ranked = known.sort_values(ascending=not higher_is_better, kind="stable")
    return ranked.index.tolist(), values.index[values.isna()].tolist()
