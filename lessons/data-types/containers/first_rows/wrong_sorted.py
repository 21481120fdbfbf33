"""Rows come back in the order in which they came in."""


def first_rows(rows, keys):
    missing = object()
    first = {}
    for row in rows:
        first.setdefault(tuple(missing if row[k] != row[k] else row[k] for k in keys), row)
    return sorted(first.values(), key=lambda row: str([row[k] for k in keys]))
