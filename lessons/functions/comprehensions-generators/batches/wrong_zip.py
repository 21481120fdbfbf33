"""rows lost: the last batch may be shorter"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    return map(list, zip(*[iter(rows)] * size))
