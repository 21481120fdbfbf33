import numpy as np


def to_matrix(vectors, n, dim):
    matrix = np.empty((n, dim))
    for row, vector in zip(matrix, vectors, strict=True):
        if len(vector) != len(row):
            raise ValueError("wrong width")
        row[...] = vector
    return matrix
