import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    if str(col.dtype) != "float64":
        return col.astype("Int64")
    tested = col.fillna(0)
    if not tested.apply(lambda value: value.is_integer() and abs(value) <= 2**53 - 1).all():
        raise ValueError("doubtful id")
    return tested.astype("int64").astype("Int64").mask(col.isna())
