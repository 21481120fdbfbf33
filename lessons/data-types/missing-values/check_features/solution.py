import numpy as np
import pandas as pd


def check_features(X: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """The float matrix of these columns, or one ValueError with every problem."""
    problems = []
    if len(X) == 0:
        problems.append("no rows")

    values = []
    for name in columns:
        if name not in X.columns:
            problems.append(f"{name}: absent")
            continue
        # An empty table has no values, and its dtypes say little: object, usually.
        if len(X) == 0:
            continue
        # The dtype first: text such as "1.5" would survive a conversion to float.
        if not pd.api.types.is_numeric_dtype(X[name]):
            problems.append(f"{name}: not numeric ({X[name].dtype})")
            continue
        # na_value turns the <NA> of Int64 and Float64 into NaN; X stays as it is.
        column = X[name].to_numpy(dtype=float, na_value=np.nan)
        missing = int(np.isnan(column).sum())
        infinite = int(np.isinf(column).sum())
        if missing:
            problems.append(f"{name}: {missing} missing")
        if infinite:
            problems.append(f"{name}: {infinite} infinite")
        values.append(column)

    # One error at the end: whoever mends the table wants the whole list.
    if problems:
        raise ValueError("; ".join(problems))
    return np.column_stack(values)
