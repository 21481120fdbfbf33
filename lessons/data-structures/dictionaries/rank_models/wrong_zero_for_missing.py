"""A missing metric was read as 0.0"""


def rank_models(results, metric, higher_is_better=True):
    def value(name):
        return results[name].get(metric, 0.0)

    missing = [name for name in results if metric not in results[name]]
    return sorted(results, key=value, reverse=higher_is_better), missing
