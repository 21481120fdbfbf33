"""One row is a matrix of one row"""

import numpy as np
import pandas as pd


def check_features(X, columns):
    problems = [] if len(X) else ["no rows"]
    for name in columns:
        if name not in X.columns:
            problems.append(f"{name}: absent")
        elif len(X) and not pd.api.types.is_numeric_dtype(X[name]):
            problems.append(f"{name}: not numeric")
        elif len(X):
            values = X[name].to_numpy(dtype=float, na_value=np.nan)
            if np.isnan(values).any():
                problems.append(f"{name}: {np.isnan(values).sum()} missing")
            if np.isinf(values).any():
                problems.append(f"{name}: {np.isinf(values).sum()} infinite")
    if problems:
        raise ValueError("; ".join(problems))
    matrix = X[columns].to_numpy(dtype=float)
    return matrix if len(columns) == 1 else matrix.squeeze()
