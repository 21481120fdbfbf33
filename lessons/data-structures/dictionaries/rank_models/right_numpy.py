import numpy as np


def rank_models(results, metric, higher_is_better=True):
    names = list(results)
    values = np.array([results[name].get(metric, np.nan) for name in names], dtype=float)
    ranked = np.flatnonzero(~np.isnan(values))
    sign = -1 if higher_is_better else 1
    order = ranked[np.argsort(sign * values[ranked], kind="stable")]
    return [names[i] for i in order], [names[i] for i in np.flatnonzero(np.isnan(values))]
