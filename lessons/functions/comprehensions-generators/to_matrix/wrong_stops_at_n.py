"""more vectors than promised"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.empty((n, dim))
    count = 0
    for place, vector in zip(range(n), vectors):
        if len(vector) != dim:
            raise ValueError("wrong width")
        matrix[place] = vector
        count += 1
    if count < n:
        raise ValueError("too few")
    return matrix
