"""A float is no index"""

import math


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    count = math.ceil(n / size)
    return [(float(i * size), float(min(n, (i + 1) * size))) for i in range(count)]
