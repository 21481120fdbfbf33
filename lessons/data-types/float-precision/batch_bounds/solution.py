def batch_bounds(n: int, size: int) -> list[tuple[int, int]]:
    """The half-open row ranges of `n` rows in batches of `size`."""
    # range refuses a step of 0, but with -2 it would just be empty.
    if size < 1:
        raise ValueError(f"size is {size}, but a batch needs a row")
    # Stepping through the beginnings needs no division: no remainder to
    # lose, no empty batch to add, no float on the way.
    return [(begin, min(begin + size, n)) for begin in range(0, n, size)]
