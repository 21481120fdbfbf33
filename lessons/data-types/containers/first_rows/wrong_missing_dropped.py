"""A row with a missing weight is an item like any other."""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if missing in key:
            continue
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
