"""A generator has no length and cannot be sliced"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    return (rows[start : start + size] for start in range(0, len(rows), size))
