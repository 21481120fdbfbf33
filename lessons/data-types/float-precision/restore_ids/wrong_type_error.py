"""raised TypeError: cannot safely cast non-equivalent float64 to int64"""

import pandas as pd


def restore_ids(col):
    if pd.api.types.is_float_dtype(col) and (col.abs() >= 2**53).any():
        raise ValueError("too large")
    return col.astype("Int64")
