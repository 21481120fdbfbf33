"""None, 0, an empty text and an empty list are records, too."""

from itertools import zip_longest


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    for group in zip_longest(*[iter(records)] * size):
        yield [record for record in group if record is not None]
