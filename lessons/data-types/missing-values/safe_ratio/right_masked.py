"""Only the good places are divided and written."""

import numpy as np


def safe_ratio(num: np.ndarray, den: np.ndarray) -> np.ndarray:
    good = np.flatnonzero(den)
    result = np.full(den.size, np.nan)
    result[good] = num.ravel()[good] / den.ravel()[good]
    return result.reshape(den.shape)
