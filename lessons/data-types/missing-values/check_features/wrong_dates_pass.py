"""A date becomes a float without complaint"""

import numpy as np


def check_features(X, columns):
    problems = [] if len(X) else ["no rows"]
    arrays = []
    for name in columns:
        if name not in X.columns:
            problems.append(f"{name}: absent")
        elif len(X) and X[name].dtype in ("object", "str"):
            problems.append(f"{name}: not numeric")
        elif len(X):
            a = np.asarray(X[name], dtype=float)
            if np.isnan(a).any():
                problems.append(f"{name}: {np.isnan(a).sum()} missing")
            if np.isinf(a).any():
                problems.append(f"{name}: {np.isinf(a).sum()} infinite")
            arrays.append(a)
    if problems:
        raise ValueError("; ".join(problems))
    return np.column_stack(arrays)
