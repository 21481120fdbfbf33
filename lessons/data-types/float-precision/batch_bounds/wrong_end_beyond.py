"""The last end is 9, but there are 7 rows."""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(i, i + size) for i in range(0, n, size)]
