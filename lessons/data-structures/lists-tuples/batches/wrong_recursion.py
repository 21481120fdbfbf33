"""The feed is endless, so the depth of calls must not grow with it."""

from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    batch = list(islice(feed, size))
    if batch:
        yield batch
        yield from batches(feed, size)
