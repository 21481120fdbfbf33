"""A NaN epoch keeps its place: positions are those in losses."""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(x for x in losses if not math.isnan(x)):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where
