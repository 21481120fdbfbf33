"""`next` without a default raises StopIteration at the end of the feed, and a generator turns that into RuntimeError."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    while True:
        yield [next(feed) for _ in range(size)]
