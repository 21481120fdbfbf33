import numpy as np


def safe_ratio(num: np.ndarray, den: np.ndarray) -> np.ndarray:
    """num / den, and NaN where den is 0."""
    # The answer for every place that is left out: unknown. np.full makes floats, which can hold NaN.
    out = np.full(np.shape(num), np.nan)
    # `where` keeps the division away from the zeros, so there is nothing to warn about.
    np.divide(num, den, out=out, where=den != 0)
    return out
