"""blank text counts as missing here"""

import pandas as pd


def is_missing(value: object) -> bool:
    return pd.isna(value)
