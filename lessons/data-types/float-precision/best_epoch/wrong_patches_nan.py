"""The list of losses was changed"""

import math


def best_epoch(losses, min_delta=1e-6):
    best, where = math.inf, None
    for epoch, loss in enumerate(losses):
        if math.isnan(loss):
            losses[epoch] = math.inf
        elif best - loss > min_delta:
            best, where = loss, epoch
    return where
