"""Other columns may hold lists, which cannot be hashed; only the values under the keys matter."""


def first_rows(rows, keys):
    seen = set()
    kept = []
    for row in rows:
        key = tuple(sorted(row.items()))
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
