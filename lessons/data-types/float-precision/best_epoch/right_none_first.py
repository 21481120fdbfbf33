import math


def best_epoch(losses: list[float], min_delta: float = 1e-6) -> int | None:
    where = None
    for i in range(len(losses)):
        if math.isnan(losses[i]):
            continue
        if where is None or losses[where] - losses[i] > min_delta:
            where = i
    return where
