"""Without pd.isna: each marker by its own property."""

import numpy as np
import pandas as pd


def is_missing(value: object) -> bool:
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    match value:
        case str():
            return not value or value.isspace()
        case float() | np.floating():
            return bool(value != value)
        case np.datetime64() | np.timedelta64():
            return bool(np.isnat(value))
        case _:
            return False
