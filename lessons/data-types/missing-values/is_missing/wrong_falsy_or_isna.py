"""falsy is not missing"""

import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        return not value.strip()
    if not pd.api.types.is_scalar(value):
        return False
    return bool(pd.isna(value) or not value)
