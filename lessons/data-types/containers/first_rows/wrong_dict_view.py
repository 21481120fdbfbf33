"""returned a dict_values, but a list was expected."""


def first_rows(rows, keys):
    missing = object()
    found = {}
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        found.setdefault(key, row)
    return found.values()
