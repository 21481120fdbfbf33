"""A vector of one number has the wrong width"""

import numpy as np


def to_matrix(vectors, n, dim):
    stream = iter(vectors)
    matrix = np.fromiter(stream, dtype=np.dtype((float, (dim,))), count=n)
    if next(stream, None) is not None:
        raise ValueError("too many")
    return matrix
