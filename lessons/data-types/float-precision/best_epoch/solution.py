import math


def best_epoch(losses: list[float], min_delta: float = 1e-6) -> int | None:
    """The last epoch that beat the best so far by more than `min_delta`."""
    best = math.inf  # anything that is a number is better
    where = None  # not 0: with nothing but NaN no epoch counts
    for epoch, loss in enumerate(losses):
        # Signed, so a worse epoch can never pass; with a NaN `>` is False.
        if best - loss > min_delta:
            # Together: a best that followed every tiny gain
            # would never let them add up.
            best, where = loss, epoch
    return where
