"""A record was read and lost on the way: `zip(feed, range(size))` takes a record before it sees that the range has ended"""


def batches(records, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    feed = iter(records)
    while batch := [record for record, _ in zip(feed, range(size))]:
        yield batch
