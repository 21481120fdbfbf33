"""
`best_epoch([0.4, 0.6])` is 1, but 0 was expected.
A worse epoch was taken as an improvement: different is not better.
"""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if abs(best - loss) > min_delta:
            best, where = loss, epoch
    return where
