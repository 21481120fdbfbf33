import numpy as np


def best_epoch(losses: list[float], min_delta: float = 1e-6) -> int | None:
    values = np.asarray(losses, dtype=float)
    best, where = np.inf, None
    while True:
        start = 0 if where is None else where + 1
        better = np.flatnonzero(values[start:] < best - min_delta)
        if better.size == 0:
            return where
        where = start + better[0]
        best = values[where]
