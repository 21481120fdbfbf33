"""the array is float64 with one column per name"""


def check_features(X, columns):
    problems = [f"{name}: absent" for name in columns if name not in X]
    if problems:
        raise ValueError("; ".join(problems))
    return X[columns].to_numpy()
