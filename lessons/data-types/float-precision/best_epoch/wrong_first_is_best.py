"""A NaN first epoch never counts"""


def best_epoch(losses, min_delta=1e-6):
    if not losses:
        return None
    best, where = losses[0], 0
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where
