"""The remainder was lost: row 6 is in no batch."""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(i * size, (i + 1) * size) for i in range(n // size)]
