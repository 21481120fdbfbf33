"""times the size of the matrix at one time"""

import numpy as np


def to_matrix(vectors, n, dim):
    rows = []
    for vector in vectors:
        if len(vector) != dim:
            raise ValueError("wrong width")
        rows.append(np.asarray(vector, dtype=float))
    if len(rows) != n:
        raise ValueError("wrong number of vectors")
    return np.vstack(rows) if rows else np.empty((0, dim))
