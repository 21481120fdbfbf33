"""That is the largest float there is"""

import numpy as np


def safe_ratio(num, den):
    with np.errstate(all="ignore"):
        return np.nan_to_num(num / den, nan=np.nan)
