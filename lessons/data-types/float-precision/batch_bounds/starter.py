def batch_bounds(n: int, size: int) -> list[tuple[int, int]]:
    """The half-open row ranges of `n` rows in batches of `size`."""
    # TODO: one (begin, end) per batch; the last one may be shorter.
