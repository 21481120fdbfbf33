import numpy as np


def to_matrix(vectors, n, dim):
    stream = iter(vectors)

    def checked():
        for vector in stream:
            if len(vector) != dim:
                raise ValueError("wrong width")
            yield vector

    rows = checked()
    matrix = np.fromiter(rows, dtype=np.dtype((float, (dim,))), count=n) if n else np.empty((0, dim))
    for _ in rows:
        raise ValueError("too many vectors")
    return matrix
