"""Its position is 0, which is falsy but not None."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, 0
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where or None
