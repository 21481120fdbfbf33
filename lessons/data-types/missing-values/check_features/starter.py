import numpy as np
import pandas as pd


def check_features(X: pd.DataFrame, columns: list[str]) -> np.ndarray:
    """The float matrix of these columns, or one ValueError."""
    # TODO: collect what is wrong before you convert anything.
    return X[columns].to_numpy(dtype=float)
