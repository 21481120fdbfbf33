"""Batches are lists"""

from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    while batch := tuple(islice(feed, size)):
        yield batch
