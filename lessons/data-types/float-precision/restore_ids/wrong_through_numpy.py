"""An Int64 column was never a float"""

import numpy as np
import pandas as pd


def restore_ids(col):
    if col.dtype == "int64":
        return col.astype("Int64")
    values = col.to_numpy(dtype="float64", na_value=np.nan)
    known = values[~np.isnan(values)]
    if col.dtype == "float64" and ((np.abs(known) >= 2**53) | (known != np.trunc(known))).any():
        raise ValueError("no ids")
    return pd.Series(values, index=col.index, name=col.name).astype("Int64")
