import numpy as np
import pandas as pd


def restore_ids(col):
    if col.dtype != np.float64:
        return col.astype("Int64")
    values = col.to_numpy()
    gaps = np.isnan(values)
    sound = (np.abs(values) < 2.0**53) & (np.trunc(values) == values)
    if not (gaps | sound).all():
        raise ValueError("not every value is an id")
    whole = np.where(gaps, 0, values).astype(np.int64)
    return pd.Series(pd.arrays.IntegerArray(whole, gaps), index=col.index, name=col.name)
