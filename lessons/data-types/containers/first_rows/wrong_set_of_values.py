"""The values under each key are compared with each other, not mixed."""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = frozenset(missing if row[k] != row[k] else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
