def first_rows(rows, keys):
    # TODO: return the first row of each item, in order.
    return rows
