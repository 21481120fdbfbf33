"""The sum may be right"""

import numpy as np


def to_matrix(vectors, n, dim):
    numbers = (number for vector in vectors for number in vector)
    flat = np.fromiter(numbers, dtype=float)
    return flat.reshape(n, dim)
