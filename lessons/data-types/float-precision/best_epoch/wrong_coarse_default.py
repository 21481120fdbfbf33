"""A gain of 2e-6 is more than 1e-6, the default of min_delta."""

import math


def best_epoch(losses, min_delta=1e-3):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where
