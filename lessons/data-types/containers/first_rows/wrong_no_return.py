"""returned nothing, but a list was expected: is a `return` missing?"""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
