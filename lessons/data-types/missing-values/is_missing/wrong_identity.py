"""find NaN by what it is, not by which one it is"""

import numpy as np
import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    return value is None or value is np.nan or value is pd.NaT or value is pd.NA
