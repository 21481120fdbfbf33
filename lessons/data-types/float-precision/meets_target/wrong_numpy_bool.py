"""JSON refuses NumPy's bool."""

import numpy as np


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return np.greater_equal(correct * 100, percent * total)
