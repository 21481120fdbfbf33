def _same(a, b):
    return a == b or (a != a and b != b)


def first_rows(rows, keys):
    kept = []
    for row in rows:
        for earlier in kept:
            if all(_same(row[key], earlier[key]) for key in keys):
                break
        else:
            kept.append(row)
    return kept
