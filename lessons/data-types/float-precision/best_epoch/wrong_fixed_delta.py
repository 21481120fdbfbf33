"""The last gain is about 0.1, and min_delta asks for more than 0.15."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss > 1e-6:
            best, where = loss, epoch
    return where
