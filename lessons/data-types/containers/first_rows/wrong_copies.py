"""The very dicts that came in are wanted, not copies of them."""


def first_rows(rows, keys):
    missing = object()
    first = {}
    for row in rows:
        first.setdefault(tuple(missing if row[k] != row[k] else row[k] for k in keys), dict(row))
    return list(first.values())
