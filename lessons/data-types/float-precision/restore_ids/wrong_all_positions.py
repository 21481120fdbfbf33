"""A missing id must not crash"""

import pandas as pd


def restore_ids(col):
    if pd.api.types.is_float_dtype(col) and not ((col.abs() < 2**53) & (col % 1 == 0)).all():
        raise ValueError("no ids")
    return col.astype("Int64")
