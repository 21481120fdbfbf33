import pandas as pd


def is_missing(value: object) -> bool:
    """Whether one cell of the log holds no value."""
    # pd.isna does not call any text missing, so text is settled here.
    if isinstance(value, str):
        return value.strip() == ""
    # pd.isna would answer a list or an array element by element.
    if not pd.api.types.is_scalar(value):
        return False
    # The one test that knows None, NaN, NaT and NA.
    return bool(pd.isna(value))
