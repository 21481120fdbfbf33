from itertools import islice

import numpy as np


def to_matrix(vectors, n, dim):
    stream = iter(vectors)
    matrix = np.empty((n, dim))
    filled = 0
    while batch := list(islice(stream, 100)):
        block = np.array(batch, dtype=float)  # ValueError where the widths differ
        if block.shape != (len(batch), dim):
            raise ValueError(f"wrong width: {block.shape}")
        if filled + len(batch) > n:
            raise ValueError("too many")
        matrix[filled : filled + len(batch)] = block
        filled += len(batch)
    if filled != n:
        raise ValueError("too few")
    return matrix
