"""The receiver may change the list it was given, so nothing may depend on it any more."""

from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    while True:
        batch = list(islice(feed, size))
        if batch:
            yield batch
        if len(batch) < size:
            return
