import numpy as np


def restore_ids(col):
    if col.dtype == "float64" and (np.abs(col) >= 2**53).any():
        raise ValueError("too large, or infinite")
    try:
        return col.astype("Int64")
    except TypeError as error:
        raise ValueError("a fraction") from error
