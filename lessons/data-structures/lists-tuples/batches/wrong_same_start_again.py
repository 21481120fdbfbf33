"""`islice` of a list starts at its front each time"""

from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    while batch := list(islice(records, size)):
        yield batch
