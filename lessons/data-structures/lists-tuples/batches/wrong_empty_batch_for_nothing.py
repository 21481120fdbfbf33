"""Without records there is no batch, not even an empty one."""

from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    batch = list(islice(feed, size))
    while True:
        yield batch
        batch = list(islice(feed, size))
        if not batch:
            return
