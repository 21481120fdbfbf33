"""2.5 is not an id."""

import pandas as pd


def restore_ids(col):
    if pd.api.types.is_float_dtype(col) and (col.abs() >= 2**53).any():
        raise ValueError("too large")
    return col.round().astype("Int64")
