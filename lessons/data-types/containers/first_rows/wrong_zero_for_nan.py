"""NaN and 0 are two values: a place-holder must be something no row can hold."""


def first_rows(rows, keys):
    missing = 0
    seen = set()
    kept = []
    for row in rows:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
