"""1 is a size like any other"""

from itertools import islice


def batches(records, size):
    if size <= 1:
        raise ValueError("too small")
    feed = iter(records)
    while batch := list(islice(feed, size)):
        yield batch
