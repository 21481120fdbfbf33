from collections.abc import Iterable, Sequence

import numpy as np


def to_matrix(
    vectors: Iterable[Sequence[float]],
    n: int,
    dim: int,
) -> np.ndarray:
    """A matrix of n rows and dim columns, filled as the vectors arrive."""
    # TODO: make room first, put each vector into its row,
    # and refuse what does not fit.
    return np.array(list(vectors))
