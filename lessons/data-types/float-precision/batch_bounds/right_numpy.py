import numpy as np


def batch_bounds(n: int, size: int) -> list[tuple[int, int]]:
    if size < 1:
        raise ValueError("size must be 1 or more")
    begins = np.arange(-(-n // size)) * size
    return list(zip(begins, np.minimum(begins + size, n), strict=True))
