"""A masked array leaves the zeros out and is filled at the end."""

import numpy as np


def safe_ratio(num, den):
    hidden = np.ma.masked_equal(den, 0)
    return (num / hidden).astype(float).filled(np.nan)
