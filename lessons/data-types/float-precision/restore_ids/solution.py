import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    """The ids in `col` as `Int64`; ValueError where one cannot be trusted."""
    # An integer column was never a float: nothing in it can have been
    # altered, at any size.
    if pd.api.types.is_float_dtype(col):
        # A gap is no mistake, and NaN differs even from itself.
        known = col.dropna()
        # From 2**53 on, neighboring ids share one double.
        # The infinities are caught here, too.
        if (known.abs() >= 2**53).any():
            raise ValueError("ids of 2**53 or more may have been altered")
        if (known != known.round()).any():
            raise ValueError("a fraction is no id")
    # Every value is whole and exact now, so this cast cannot change one.
    return col.astype("Int64")
