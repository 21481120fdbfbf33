"""A generator has no length"""

import numpy as np


def to_matrix(vectors, n, dim):
    if len(vectors) != n:
        raise ValueError("wrong number of vectors")
    matrix = np.empty((n, dim))
    for place, vector in enumerate(vectors):
        if len(vector) != dim:
            raise ValueError("wrong width")
        matrix[place] = vector
    return matrix
