"""Without epochs the answer is None."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = losses[0], 0
    if math.isnan(best):
        best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where
