"""Only the first key was looked at."""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys[:1])
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
