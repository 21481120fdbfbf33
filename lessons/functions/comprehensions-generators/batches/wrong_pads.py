"""The last batch is not filled up"""

from itertools import zip_longest


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    return map(list, zip_longest(*[iter(rows)] * size))
