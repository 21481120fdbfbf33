import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    """The ids in `col` as `Int64`; raises ValueError where a float cannot be trusted as an id."""
    # An integer column was never a float: nothing in it can have been altered, at any size.
    if pd.api.types.is_float_dtype(col):
        known = col.dropna()  # a gap is no mistake, and NaN would fail both tests
        # From 2**53 on, neighboring ids share one double. The infinities are caught here, too.
        if (known.abs() >= 2**53).any():
            raise ValueError("ids of 2**53 or more may have been altered while they were floats")
        if (known != known.round()).any():
            raise ValueError("a fraction is no id")
    # After the tests every value is whole and exact, so this cast cannot change one.
    return col.astype("Int64")
