"""Containers are excluded by what they can do, and the answer is NumPy's bool."""

import numpy as np
import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return np.bool_(len(value.split()) == 0)
    if hasattr(value, "__len__"):
        return np.False_
    return np.bool_(pd.isnull(value))
