"""Nothing but white space is as empty as no text at all"""

import pandas as pd


def is_missing(value):
    if not pd.api.types.is_scalar(value):
        return False
    return value == "" if isinstance(value, str) else pd.isna(value)
