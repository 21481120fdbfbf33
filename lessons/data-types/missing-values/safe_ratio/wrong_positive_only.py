"""Only a denominator of 0 leaves the ratio unknown"""

import numpy as np


def safe_ratio(num, den):
    return np.divide(num, den, out=np.full(num.shape, np.nan), where=den > 0)
