from itertools import groupby


def balanced_weights(labels):
    ordered = sorted(labels)
    runs = [(name, sum(1 for _ in run)) for name, run in groupby(ordered)]
    return {name: len(ordered) / len(runs) / count for name, count in runs}
