"""Rows may be None or 0"""

from itertools import zip_longest


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    groups = zip_longest(*[iter(rows)] * size)
    return ([row for row in group if row is not None] for group in groups)
