def best_epoch(losses, min_delta=1e-6, epoch=0, best=float("inf"), where=None):
    if epoch == len(losses):
        return where
    if losses[epoch] + min_delta < best:
        best, where = losses[epoch], epoch
    return best_epoch(losses, min_delta, epoch + 1, best, where)
