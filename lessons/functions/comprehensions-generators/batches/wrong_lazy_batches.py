"""is a chain, but a list was expected"""

from itertools import chain, islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)
    return (chain([first], islice(stream, size - 1)) for first in stream)
