"""size 0 must raise at the call"""

from itertools import islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)
    while batch := list(islice(stream, size)):
        yield batch
