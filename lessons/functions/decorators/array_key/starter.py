from collections.abc import Hashable

import numpy as np


def array_key(a: np.ndarray) -> Hashable:
    """Equal for arrays of the same shape, dtype and values only."""
    # TODO: return the key
