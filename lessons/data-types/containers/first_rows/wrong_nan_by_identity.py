"""NaN is not equal to itself, so two missing weights look like two different weights."""

import math


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] is math.nan else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
