from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    feed = iter(records)
    for first in feed:
        yield [first, *islice(feed, size - 1)]
