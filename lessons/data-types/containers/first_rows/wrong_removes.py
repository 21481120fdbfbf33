"""The list `rows` was changed"""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    for row in list(rows):
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key in seen:
            rows[:] = [other for other in rows if other is not row]
        seen.add(key)
    return rows
