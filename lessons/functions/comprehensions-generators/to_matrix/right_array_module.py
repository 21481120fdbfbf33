from array import array

import numpy as np


def to_matrix(vectors, n, dim):
    numbers = array("d")
    for vector in vectors:
        if len(vector) != dim:
            raise ValueError("wrong width")
        if len(numbers) >= n * dim:
            raise ValueError("too many")
        numbers.extend(float(number) for number in vector)
    if len(numbers) != n * dim:
        raise ValueError("too few")
    return np.frombuffer(numbers).reshape(n, dim) if n else np.zeros((0, dim))
