"""Two batches are two pairs of numbers: there is no need to go through the rows."""


def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    rows = list(range(n))
    parts = [rows[begin : begin + size] for begin in range(0, n, size)]
    return [(part[0], part[-1] + 1) for part in parts]
