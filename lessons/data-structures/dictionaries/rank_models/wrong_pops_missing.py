"""The results must stay as they are"""

import math


def rank_models(results, metric, higher_is_better=True):
    missing = []
    for name in list(results):
        value = results[name].get(metric)
        if value is None or math.isnan(value):
            missing.append(name)
            results.pop(name)
    return sorted(results, key=lambda n: results[n][metric], reverse=higher_is_better), missing
