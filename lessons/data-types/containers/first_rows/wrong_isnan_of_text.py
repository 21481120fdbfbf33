"""The values under one key may be texts, numbers, None and NaN."""

import math


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if math.isnan(row[k]) else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
