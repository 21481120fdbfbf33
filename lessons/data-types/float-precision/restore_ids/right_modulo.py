import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    if pd.api.types.is_integer_dtype(col):
        return col.astype("Int64")
    present = col[col.notna()]
    if not ((present % 1 == 0) & present.between(-(2**53), 2**53, inclusive="neither")).all():
        raise ValueError("floats that are no ids")
    return col.astype("Int64")
