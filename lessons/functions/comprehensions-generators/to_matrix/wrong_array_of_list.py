"""times the size of the matrix at one time"""

import numpy as np


def to_matrix(vectors, n, dim):
    rows = list(vectors)
    if len(rows) != n or any(len(row) != dim for row in rows):
        raise ValueError("does not fit")
    return np.array(rows, dtype=float).reshape(n, dim)
