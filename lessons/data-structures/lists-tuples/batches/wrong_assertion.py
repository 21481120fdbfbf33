"""size < 1 must raise ValueError"""

from itertools import islice


def batches(records, size):
    assert size >= 1
    feed = iter(records)
    while batch := list(islice(feed, size)):
        yield batch
