"""A vector of one number has the wrong width"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.empty((n, dim))
    count = 0
    for vector in vectors:
        if count == n:
            raise ValueError("too many")
        matrix[count] = vector
        count += 1
    if count < n:
        raise ValueError("too few")
    return matrix
