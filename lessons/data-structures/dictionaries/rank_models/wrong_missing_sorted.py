"""the missing names keep the order of `results`"""

import math


def rank_models(results, metric, higher_is_better=True):
    def is_missing(name):
        value = results[name].get(metric)
        return value is None or math.isnan(value)

    missing = [name for name in results if is_missing(name)]
    ranked = [name for name in results if not is_missing(name)]
    ranked.sort(key=lambda name: results[name][metric], reverse=higher_is_better)
    missing.sort()
    return ranked, missing
