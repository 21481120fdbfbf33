"""A list that gets shorter while a loop walks it skips the item behind each one it loses."""


def first_rows(rows, keys):
    missing = object()
    seen = set()
    kept = list(rows)
    for row in kept:
        key = tuple(missing if row[k] != row[k] else row[k] for k in keys)
        if key in seen:
            kept.remove(row)
        seen.add(key)
    return kept
