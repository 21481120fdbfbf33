"""size < 1 must raise ValueError"""

from itertools import islice


def batches(records, size):
    if size < 0:
        raise ValueError("negative")
    feed = iter(records)
    while batch := list(islice(feed, size)):
        yield batch
