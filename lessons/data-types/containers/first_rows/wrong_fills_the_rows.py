"""None is there now, nan was there before"""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        for k in keys:
            if row[k] != row[k]:
                row[k] = None
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
