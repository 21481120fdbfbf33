"""n may be 0"""

import numpy as np


def to_matrix(vectors, n, dim):
    stream = iter(vectors)
    first = next(stream)
    matrix = np.empty((n, dim))
    count = 0
    while first is not None:
        if count == n or len(first) != dim:
            raise ValueError("does not fit")
        matrix[count] = first
        count += 1
        first = next(stream, None)
    if count < n:
        raise ValueError("too few")
    return matrix
