"""`math.ceil(n / size)` and `np.arange` all go through one."""

import numpy as np


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(int(i), min(int(i) + size, n)) for i in np.arange(0, n, size)]
