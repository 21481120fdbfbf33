"""Beyond 2**53 floats skip whole numbers, so none may take part"""

import math


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(i * size, min(n, (i + 1) * size)) for i in range(math.ceil(n / size))]
