"""The column that came in was changed"""

import pandas as pd


def restore_ids(col):
    if pd.api.types.is_float_dtype(col):
        gaps = col.isna()
        col[gaps] = 0
        if ((col.abs() >= 2**53) | (col % 1 != 0)).any():
            raise ValueError("no ids")
        return col.astype("Int64").mask(gaps)
    return col.astype("Int64")
