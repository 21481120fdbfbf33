def first_rows(rows, keys):
    tree = {}
    out = []
    for row in rows:
        node = tree
        fresh = False
        for k in keys:
            v = row[k]
            v = "is nan" if (v is not None and v != v) else ("value", v)
            if v not in node:
                node[v] = {}
                fresh = True
            node = node[v]
        if fresh:
            out.append(row)
    return out
