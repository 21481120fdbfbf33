"""A gain of exactly min_delta is not enough."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss >= min_delta:
            best, where = loss, epoch
    return where
