from itertools import islice


def batches(records, size):
    if size < 1:
        raise ValueError(size)
    feed = iter(records)
    return iter(lambda: list(islice(feed, size)), [])
