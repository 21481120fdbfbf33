"""The result has the shape of the inputs"""

import numpy as np


def safe_ratio(num, den):
    return np.array([n / d if d else np.nan for n, d in zip(num.ravel(), den.ravel(), strict=True)])
