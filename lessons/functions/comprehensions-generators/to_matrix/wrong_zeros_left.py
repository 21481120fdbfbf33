"""would be left uninitialized"""

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.zeros((n, dim))
    for place, vector in enumerate(vectors):
        if place >= n:
            raise ValueError("too many")
        if len(vector) != dim:
            raise ValueError("wrong width")
        matrix[place] = vector
    return matrix
