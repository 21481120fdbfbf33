import math


def _plain(value):
    if isinstance(value, float) and math.isnan(value):
        return ("missing",)
    return value


def first_rows(rows, keys):
    first = {}
    for row in rows:
        first.setdefault(tuple(_plain(row[k]) for k in keys), row)
    return list(first.values())
