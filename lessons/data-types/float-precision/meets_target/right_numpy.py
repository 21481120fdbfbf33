import numpy as np


def meets_target(correct: int, total: int, percent: int) -> bool:
    if total == 0:
        raise ValueError("total is 0")
    counts = np.array([correct, total], dtype=np.int64)
    left, right = counts * [100, percent]
    return bool(left >= right)
