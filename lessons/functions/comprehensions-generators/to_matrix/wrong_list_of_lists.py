"""is a list, but an array was expected"""


def to_matrix(vectors, n, dim):
    rows = [list(map(float, vector)) for vector in vectors]
    if len(rows) != n or any(len(row) != dim for row in rows):
        raise ValueError("does not fit")
    return rows
