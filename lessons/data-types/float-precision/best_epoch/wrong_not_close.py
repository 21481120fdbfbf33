"""A worse epoch was taken as an improvement: different is not better."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if not math.isnan(loss) and not math.isclose(loss, best, abs_tol=min_delta):
            best, where = loss, epoch
    return where
