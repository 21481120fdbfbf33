def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size below 1")
    rows = range(n)
    slices = [rows[begin : begin + size] for begin in range(0, n, size)]
    return [(part.start, part.stop) for part in slices]
