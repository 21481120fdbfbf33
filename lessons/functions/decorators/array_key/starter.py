from collections.abc import Hashable

import numpy as np


def array_key(a: np.ndarray) -> Hashable:
    """A key that is equal for arrays of the same shape, dtype and values, and for no others."""
    # TODO: return the key
