"""An int64 column was never a float: its ids are exact at any size."""


def restore_ids(col):
    known = col.dropna()
    if ((known.abs() >= 2**53) | (known % 1 != 0)).any():
        raise ValueError("no ids")
    return col.astype("Int64")
