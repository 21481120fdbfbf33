"""The last batch is shorter; nothing is put in to fill it up."""

from itertools import zip_longest


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    for group in zip_longest(*[iter(records)] * size):
        yield list(group)
