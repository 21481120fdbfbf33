"""a container must give one bool"""

import pandas as pd


def is_missing(value):
    if isinstance(value, str) and not value.strip():
        return True
    return pd.isna(value)
