"""A NaN never counts, and it must not replace the best so far."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss <= min_delta:
            continue
        best, where = loss, epoch
    return where if where is not None and not math.isnan(best) else None
