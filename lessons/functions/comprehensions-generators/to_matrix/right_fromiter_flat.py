import numpy as np


def to_matrix(vectors, n, dim):
    rows = 0

    def numbers():
        nonlocal rows
        for vector in vectors:
            rows += 1
            if len(vector) != dim or rows > n:
                raise ValueError(f"vector {rows} does not fit")
            yield from vector

    flat = np.fromiter(numbers(), dtype=float)
    if rows != n:
        raise ValueError(f"{rows} vectors instead of {n}")
    return flat.reshape(n, dim)
