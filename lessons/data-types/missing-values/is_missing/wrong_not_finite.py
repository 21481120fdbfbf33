"""Infinity is wrong in its own way, but it is a value"""

import numpy as np
import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    if not pd.api.types.is_scalar(value):
        return False
    if isinstance(value, (float, np.floating)):
        return not np.isfinite(value)
    return pd.isna(value)
