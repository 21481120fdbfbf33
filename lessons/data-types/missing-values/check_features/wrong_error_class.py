"""but a ValueError was expected"""

import numpy as np
import pandas as pd


def check_features(X, columns):
    problems = [] if len(X) else ["no rows"]
    arrays = []
    for name in columns:
        if name not in X.columns:
            problems.append(f"{name}: absent")
        elif len(X) and not pd.api.types.is_numeric_dtype(X[name]):
            problems.append(f"{name}: not numeric")
        elif len(X):
            a = X[name].to_numpy(dtype=float, na_value=np.nan)
            if np.isnan(a).any():
                problems.append(f"{name}: {np.isnan(a).sum()} missing")
            if np.isinf(a).any():
                problems.append(f"{name}: {np.isinf(a).sum()} infinite")
            arrays.append(a)
    if problems:
        raise TypeError("; ".join(problems))
    return np.column_stack(arrays)
