"""Batches are lists"""

from itertools import chain, islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    for first in feed:
        yield chain([first], islice(feed, size - 1))
