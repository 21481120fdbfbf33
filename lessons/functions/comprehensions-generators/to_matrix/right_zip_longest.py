from itertools import zip_longest

import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.full((n, dim), np.nan)
    for place, vector in zip_longest(range(n), vectors):
        if place is None:
            raise ValueError("more vectors than rows")
        if vector is None:
            raise ValueError("fewer vectors than rows")
        matrix[place] = [float(number) for _, number in zip(range(dim), vector, strict=True)]
    return matrix
