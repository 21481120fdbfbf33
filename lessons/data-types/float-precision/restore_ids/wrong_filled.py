"""A missing id was replaced by a number."""

import pandas as pd


def restore_ids(col):
    if pd.api.types.is_float_dtype(col):
        col = col.fillna(0)
        if ((col.abs() >= 2**53) | (col % 1 != 0)).any():
            raise ValueError("no ids")
    return col.astype("Int64")
