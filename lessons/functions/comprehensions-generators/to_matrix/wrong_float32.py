"""has the dtype float32"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.empty((n, dim), dtype=np.float32)
    count = 0
    for vector in vectors:
        if count == n or len(vector) != dim:
            raise ValueError("does not fit")
        matrix[count] = vector
        count += 1
    if count < n:
        raise ValueError("too few")
    return matrix
