"""AssertionError"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.empty((n, dim))
    count = 0
    for vector in vectors:
        assert count < n and len(vector) == dim
        matrix[count] = vector
        count += 1
    assert count == n
    return matrix
