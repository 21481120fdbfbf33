"""-1 and -2 have the same hash and are not equal"""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        key = hash(key)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
