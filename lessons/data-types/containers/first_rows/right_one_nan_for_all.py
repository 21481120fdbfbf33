NAN = float("nan")


def first_rows(rows, keys):
    seen = set()
    out = []
    for row in rows:
        key = tuple(NAN if row[k] != row[k] else row[k] for k in keys)
        if key in seen:
            continue
        seen.add(key)
        out.append(row)
    return out
