"""`batch_bounds(0, -2)` raised no error and returned []"""


def batch_bounds(n, size):
    if n == 0:
        return []
    if size < 1:
        raise ValueError("size below 1")
    return [(i, min(i + size, n)) for i in range(0, n, size)]
