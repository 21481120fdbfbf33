def first_rows(rows, keys):
    first = {}
    for row in rows:
        first.setdefault(tuple((v, 0) if v == v else (None, 1) for v in (row[k] for k in keys)), row)
    return list(first.values())
