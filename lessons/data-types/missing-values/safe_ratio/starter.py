import numpy as np


def safe_ratio(num: np.ndarray, den: np.ndarray) -> np.ndarray:
    """num / den, and NaN where den is 0."""
    # TODO: divide only where the denominator is not zero.
    return num / den
