"""ranks the models that have a value, and no others"""

import math


def rank_models(results, metric, higher_is_better=True):
    worst = -math.inf if higher_is_better else math.inf

    def value(name):
        found = results[name].get(metric)
        return worst if found is None or found != found else found

    missing = [name for name in results if value(name) == worst]
    return sorted(results, key=value, reverse=higher_is_better), missing
