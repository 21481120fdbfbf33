"""only the keys decide, and a repeat may come later."""


def first_rows(rows, keys):
    missing = object()
    last = None
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key != last:
            last = key
            kept.append(row)
    return kept
