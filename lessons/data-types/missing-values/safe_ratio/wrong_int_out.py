"""put into an array of ints"""

import numpy as np


def safe_ratio(num, den):
    out = np.full_like(num, -1)
    good = den != 0
    out[good] = num[good] / den[good]
    return out
