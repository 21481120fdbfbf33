"""the division still happened and warned"""

import numpy as np


def safe_ratio(num, den):
    ratio = num / den
    ratio[~np.isfinite(ratio)] = np.nan
    return ratio
