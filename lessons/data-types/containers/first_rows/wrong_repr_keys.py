"""1 and 1.0 are equal."""


def first_rows(rows, keys):
    first = {}
    for row in rows:
        first.setdefault(repr([row[k] for k in keys]), row)
    return list(first.values())
