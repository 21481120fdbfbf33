"""has the shape ()"""

import numpy as np


def to_matrix(vectors, n, dim):
    return np.array(vector for vector in vectors)
