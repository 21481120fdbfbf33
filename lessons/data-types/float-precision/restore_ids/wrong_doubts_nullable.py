"""An Int64 column was never a float: its ids are exact at any size, and its gaps stay."""


def restore_ids(col):
    known = col.dropna()
    if col.dtype != "int64" and ((known.abs() >= 2**53) | (known % 1 != 0)).any():
        raise ValueError("no ids")
    return col.astype("Int64")
