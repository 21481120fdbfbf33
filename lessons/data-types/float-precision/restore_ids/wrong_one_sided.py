"""The size counts without the sign: -2**53 is as doubtful as 2**53."""

import pandas as pd


def restore_ids(col):
    known = col.dropna()
    if pd.api.types.is_float_dtype(col) and ((known >= 2**53) | (known % 1 != 0)).any():
        raise ValueError("no ids")
    return col.astype("Int64")
