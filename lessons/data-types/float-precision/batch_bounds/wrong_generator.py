"""a generator came back, a list was expected"""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return ((i, min(i + size, n)) for i in range(0, n, size))
