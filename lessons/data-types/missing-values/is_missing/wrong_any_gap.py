"""a container must give one bool, and that is False"""

import numpy as np
import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    return bool(np.any(pd.isna(value)))
