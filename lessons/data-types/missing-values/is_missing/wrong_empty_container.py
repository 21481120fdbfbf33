"""An empty container is not an empty cell"""

import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    if hasattr(value, "__len__"):
        return len(value) == 0
    return pd.isna(value)
