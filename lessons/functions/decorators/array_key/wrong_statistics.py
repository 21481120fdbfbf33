"""these are other values in other places"""

import numpy as np


def array_key(a):
    return a.dtype.str, a.shape, str(np.sort(a, axis=None).tobytes())
