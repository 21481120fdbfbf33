"""a place-holder must be something no row can hold."""


def first_rows(rows, keys):
    seen = set()
    kept = []
    for row in rows:
        key = "|".join(str(row[k]) for k in keys)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
