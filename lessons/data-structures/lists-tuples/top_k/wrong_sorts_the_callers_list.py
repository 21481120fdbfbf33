"""The caller's list was reordered"""

import math


def top_k(records, k, key):
    if not isinstance(records, list):
        records = list(records)
    scores = {id(record): key(record) for record in records}
    valid = sum(score == score for score in scores.values())
    lowest = (0, 0.0)
    records.sort(
        key=lambda r: lowest if math.isnan(scores[id(r)]) else (1, scores[id(r)]),
        reverse=True,
    )
    return records[: min(k, valid)]
