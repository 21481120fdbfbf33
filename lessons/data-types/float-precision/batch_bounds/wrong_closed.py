"""An end is the first row that is not in the batch any more."""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(i, min(i + size, n) - 1) for i in range(0, n, size)]
