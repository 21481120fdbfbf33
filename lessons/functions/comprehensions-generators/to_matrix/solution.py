from collections.abc import Iterable, Sequence

import numpy as np


def to_matrix(
    vectors: Iterable[Sequence[float]],
    n: int,
    dim: int,
) -> np.ndarray:
    """A matrix of n rows and dim columns, filled as the vectors arrive."""
    # The only large thing; each vector can be freed once it is copied.
    matrix = np.empty((n, dim))
    count = 0
    for vector in vectors:
        if count == n:
            raise ValueError(f"more than {n} vectors")
        # NumPy would spread one number over the row: compare before assigning.
        if len(vector) != dim:
            raise ValueError(f"vector {count}: {len(vector)} numbers, not {dim}")
        matrix[count] = vector
        count += 1
    # The rows behind the last vector hold whatever was in memory before.
    if count < n:
        raise ValueError(f"{count} vectors, not {n}")
    return matrix
