import heapq
from functools import reduce


def top_per_group(rows, k):
    def take(kept, row):
        group, score, payload = row
        weighed = [*kept.get(group, []), (score, payload)]
        kept[group] = heapq.nlargest(k, weighed, key=lambda pair: pair[0])
        return kept

    return reduce(take, rows, {})
