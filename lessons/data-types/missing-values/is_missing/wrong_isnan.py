"""crashes on None"""

import numpy as np


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    return bool(np.isnan(value))
