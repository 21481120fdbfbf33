"""an input array was changed"""

import numpy as np


def safe_ratio(num, den):
    if den.dtype.kind == "f":
        den[den == 0] = np.nan
        return num / den
    return num / np.where(den == 0, np.nan, den)
