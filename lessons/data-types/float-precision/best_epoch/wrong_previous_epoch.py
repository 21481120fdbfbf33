"""Compare with the best so far, not with the epoch before."""

import math


def best_epoch(losses, min_delta=1e-6):
    where, previous = None, math.inf
    for epoch, loss in enumerate(losses):
        if previous - loss > min_delta:
            where = epoch
        previous = loss
    return where
