def batch_bounds(n: int, size: int) -> list[tuple[int, int]]:
    if size < 1:
        raise ValueError("batches hold one row or more")
    full, rest = divmod(n, size)
    bounds = [(batch * size, (batch + 1) * size) for batch in range(full)]
    if rest:
        bounds.append((full * size, n))
    return bounds
