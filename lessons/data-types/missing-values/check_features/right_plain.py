"""Plain loops over the cells, no vectorized calls."""

import math

import numpy as np
import pandas as pd


def check_features(X, columns):
    problems = [] if len(X.index) > 0 else ["no rows"]
    rows = [[] for _ in X.index]
    for name in columns:
        if name not in list(X.columns):
            problems.append(f"absent: {name}")
            continue
        if len(X.index) == 0:
            continue
        if not (pd.api.types.is_integer_dtype(X[name]) or pd.api.types.is_float_dtype(X[name])):
            problems.append(f"not numeric: {name}")
            continue
        gaps = infinities = 0
        for row, cell in zip(rows, X[name], strict=True):
            if pd.isna(cell):
                gaps += 1
            elif math.isinf(cell):
                infinities += 1
            else:
                row.append(float(cell))
        if gaps or infinities:
            problems.append(f"{name}: {gaps} missing, {infinities} infinite")
    if problems:
        raise ValueError(str(problems))
    return np.array(rows)
