from itertools import pairwise


def batch_bounds(n, size):
    if size < 1:
        raise ValueError(size)
    return list(pairwise([*range(0, n, size), n]))
