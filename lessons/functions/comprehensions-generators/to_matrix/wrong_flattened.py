"""has the shape (12,)"""

import numpy as np


def to_matrix(vectors, n, dim):
    return np.fromiter((number for vector in vectors for number in vector), dtype=float, count=n * dim)
