"""Last partial batch lost"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    for group in zip(*[iter(records)] * size):
        yield list(group)
