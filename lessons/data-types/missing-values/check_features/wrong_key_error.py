"""an absent column must be a ValueError naming it"""

import numpy as np
import pandas as pd


def check_features(X, columns):
    if not len(X):
        raise ValueError("no rows; absent: " + ", ".join(name for name in columns if name not in X))
    problems = []
    for name, column in X[columns].items():
        if not pd.api.types.is_numeric_dtype(column):
            problems.append(f"{name}: not numeric")
            continue
        values = column.to_numpy(dtype=float, na_value=np.nan)
        if np.isnan(values).any():
            problems.append(f"{name}: {np.isnan(values).sum()} missing")
        if np.isinf(values).any():
            problems.append(f"{name}: {np.isinf(values).sum()} infinite")
    if problems:
        raise ValueError("; ".join(problems))
    return X[columns].to_numpy(dtype=float)
