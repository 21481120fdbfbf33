"""Divides everywhere with the warnings off, then replaces all that is not finite."""

import numpy as np


def safe_ratio(num, den):
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.true_divide(num, den)
    ratio[~np.isfinite(ratio)] = np.nan
    return ratio
