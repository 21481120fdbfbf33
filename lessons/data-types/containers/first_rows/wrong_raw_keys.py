"""NaN is not equal to itself, so two missing weights look like two different weights."""


def first_rows(rows, keys):
    seen = set()
    kept = []
    for row in rows:
        key = tuple(float(row[k]) if isinstance(row[k], float) else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
