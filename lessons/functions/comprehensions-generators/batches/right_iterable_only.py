from itertools import chain, islice


class Batches:
    def __init__(self, rows, size):
        if size < 1:
            raise ValueError("size below 1")
        self.rows, self.size = rows, size

    def __iter__(self):
        stream = iter(self.rows)
        for first in stream:
            yield list(chain([first], islice(stream, self.size - 1)))


def batches(rows, size):
    return Batches(rows, size)
