"""A cell of an object column: pandas looks at the cell as a whole."""

import re

import pandas as pd


def is_missing(value):
    column = pd.Series([None], dtype=object)
    column.iat[0] = value
    if isinstance(value, str):
        return re.fullmatch(r"\s*", value) is not None
    return column.isna().iloc[0]
