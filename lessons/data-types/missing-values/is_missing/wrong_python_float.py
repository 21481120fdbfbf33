"""This NaN is a float32 from NumPy and not the object"""

import math

import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    if isinstance(value, float):
        return math.isnan(value)
    return value is None or value is pd.NaT or value is pd.NA
