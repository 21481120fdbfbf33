from functools import reduce


def best_epoch(losses, min_delta=1e-6):
    def better(best, item):
        return item if item[1] < best[1] - min_delta else best

    return reduce(better, enumerate(losses), (None, float("inf")))[0]
