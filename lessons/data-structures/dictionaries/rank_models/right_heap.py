import heapq
import math


def rank_models(results, metric, higher_is_better=True):
    measured, missing = [], []
    for name, row in results.items():
        value = row.get(metric)
        (missing if value is None or math.isnan(value) else measured).append(name)
    best = heapq.nlargest if higher_is_better else heapq.nsmallest
    return best(len(measured), measured, key=lambda name: results[name][metric]), missing
