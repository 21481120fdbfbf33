"""is a `return` missing?"""

import pandas as pd


def is_missing(value):
    if isinstance(value, str):
        print(value.strip() == "")
    elif pd.api.types.is_scalar(value):
        print(pd.isna(value))
