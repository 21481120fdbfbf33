from collections.abc import Hashable

import numpy as np


def array_key(a: np.ndarray) -> Hashable:
    """A key that is equal for arrays of the same shape, dtype and values, and for no others."""
    # The bytes of the values, row by row whatever the layout in memory, and a copy of them.
    # They do not say where a row ends, nor what the bytes mean: shape and dtype do.
    return a.dtype.str, a.shape, a.tobytes()
