def batch_bounds(n, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    starts = range(0, n, size)
    ends = [*starts[1:], n]
    return list(zip(starts, ends, strict=False))
