"""Reading added"""

import math


def rank_models(results, metric, higher_is_better=True):
    values = {name: entry.setdefault(metric, None) for name, entry in results.items()}
    missing = [name for name, value in values.items() if value is None or math.isnan(value)]
    present = [name for name in values if name not in missing]
    return sorted(present, key=values.get, reverse=higher_is_better), missing
