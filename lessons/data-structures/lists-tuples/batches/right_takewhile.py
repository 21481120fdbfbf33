from itertools import count, islice, takewhile


def batches(records, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    feed = iter(records)
    return takewhile(len, (list(islice(feed, size)) for _ in count()))
