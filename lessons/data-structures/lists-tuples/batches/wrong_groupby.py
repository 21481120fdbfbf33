"""It waits for the record behind the batch, and the feed may be silent until tomorrow."""

from itertools import groupby


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    for _, group in groupby(enumerate(records), key=lambda pair: pair[0] // size):
        yield [record for _, record in group]
