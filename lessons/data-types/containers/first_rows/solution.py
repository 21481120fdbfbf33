def first_rows(rows, keys):
    # A place-holder that no row can contain: NaN is the only value not equal to itself,
    # so in the key it is replaced by this one object, which is equal to itself.
    missing = object()
    seen = set()
    kept = []
    for row in rows:
        values = (row[key] for key in keys)
        # The whole row cannot be hashed (it may hold lists); its key columns can.
        key = tuple(missing if value != value else value for value in values)
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept
