import numpy as np

_END = object()


def to_matrix(vectors, n, dim):
    stream = iter(vectors)
    matrix = np.zeros((n, dim), dtype=np.float64)
    for row in matrix:
        vector = next(stream, _END)
        if vector is _END:
            raise ValueError("too few vectors")
        values = np.asarray(vector, dtype=float)
        if values.shape != (dim,):
            raise ValueError(f"a vector of shape {values.shape}")
        row[:] = values
    if next(stream, _END) is not _END:
        raise ValueError("too many vectors")
    return matrix
