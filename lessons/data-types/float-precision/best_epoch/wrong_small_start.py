"""The first loss that is a number always counts, however large."""


def best_epoch(losses, min_delta=1e-6):
    best, where = 1e9, None
    for epoch, loss in enumerate(losses):
        if best - loss > min_delta:
            best, where = loss, epoch
    return where
