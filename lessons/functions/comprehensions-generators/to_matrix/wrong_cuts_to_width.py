"""no number may be lost or made up"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.zeros((n, dim))
    count = 0
    for vector in vectors:
        if count == n:
            raise ValueError("too many")
        for place, number in zip(range(dim), vector):
            matrix[count, place] = number
        count += 1
    if count < n:
        raise ValueError("too few")
    return matrix
