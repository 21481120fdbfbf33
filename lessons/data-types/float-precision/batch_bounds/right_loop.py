def batch_bounds(n: int, size: int) -> list[tuple[int, int]]:
    if size <= 0:
        raise ValueError("size must be positive")
    bounds = []
    start = 0
    while start < n:
        end = start + size
        if end > n:
            end = n
        bounds.append((start, end))
        start = end
    return bounds
