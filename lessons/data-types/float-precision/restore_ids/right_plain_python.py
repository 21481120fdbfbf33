import math

import pandas as pd


def restore_ids(col: pd.Series) -> pd.Series:
    ids = []
    for value in col:
        if pd.isna(value):
            ids.append(None)
        elif isinstance(value, float):
            if math.isinf(value) or value != int(value):
                raise ValueError(f"{value} is no id")
            if not -(2**53) < value < 2**53:
                raise ValueError(f"{value} may have been another id")
            ids.append(int(value))
        else:
            ids.append(int(value))
    return pd.Series(ids, index=col.index, name=col.name, dtype="Int64")
