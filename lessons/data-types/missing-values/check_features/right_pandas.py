"""pandas throughout: select, count with sum, join the complaints."""

import numpy as np
import pandas as pd


def check_features(X: pd.DataFrame, columns: list[str]) -> np.ndarray:
    here = [c for c in columns if c in X.columns]
    numeric = X[here].select_dtypes("number").columns if len(X) else []
    numbers = X[list(numeric)].astype("Float64").astype(float)
    missing, infinite = numbers.isna().sum(), numbers.isin([np.inf, -np.inf]).sum()
    problems = ["no rows"] * (not len(X))
    problems += [f"absent {c}" for c in columns if c not in here]
    problems += [f"{c} not numeric" for c in here if len(X) and c not in numeric]
    problems += [f"{c} has {n} missing" for c, n in missing.items() if n]
    problems += [f"{c} has {n} infinite" for c, n in infinite.items() if n]
    if problems:
        raise ValueError(", ".join(problems))
    return numbers[columns].to_numpy()
