"""Small gains must add up"""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            where = epoch
        if loss < best:
            best = loss
    return where
