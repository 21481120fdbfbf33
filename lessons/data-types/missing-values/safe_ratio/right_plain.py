"""Python's own division, element by element."""

import math

import numpy as np


def safe_ratio(num, den):
    pairs = zip(num.flat, den.flat, strict=True)
    ratios = [float(n) / float(d) if d else math.nan for n, d in pairs]
    return np.array(ratios).reshape(num.shape)
