"""integers were floor-divided"""

import numpy as np


def safe_ratio(num, den):
    if num.dtype.kind == "i":
        return np.floor_divide(num, den).astype(float)
    return np.divide(num, den, out=np.full(num.shape, np.nan), where=den != 0)
