"""raised ZeroDivisionError"""


def batch_bounds(n, size):
    return [(i * size, min(n, (i + 1) * size)) for i in range(-(-n // size))]
