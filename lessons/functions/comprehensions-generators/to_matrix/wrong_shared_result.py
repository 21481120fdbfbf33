"""the matrix of the first call was changed"""

import numpy as np

_room = np.empty((10_000, 64))


def to_matrix(vectors, n, dim):
    matrix = _room.reshape(-1)[: n * dim].reshape(n, dim)
    count = 0
    for vector in vectors:
        if count == n or len(vector) != dim:
            raise ValueError("does not fit")
        matrix[count] = vector
        count += 1
    if count < n:
        raise ValueError("too few")
    return matrix
