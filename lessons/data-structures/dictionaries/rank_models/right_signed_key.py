import math


def rank_models(results, metric, higher_is_better=True):
    sign = -1 if higher_is_better else 1
    ranked, missing = [], []
    for name, entry in results.items():
        value = entry[metric] if metric in entry else None
        if value is None or math.isnan(value):
            missing.append(name)
        else:
            ranked.append((sign * value, len(ranked), name))
    return [name for _, _, name in sorted(ranked)], missing
