"""A zero becomes NaN before the division, and dividing by NaN is silent."""

import numpy as np


def safe_ratio(num, den):
    return num / np.where(den == 0, np.nan, den)
