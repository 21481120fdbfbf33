"""A number and the text that looks like it are two different values."""


def first_rows(rows, keys):
    seen = set()
    kept = []
    for row in rows:
        key = "|".join(str(row[k]) for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
