"""is a tuple, but a list was expected"""

from itertools import islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)

    def generate():
        while batch := tuple(islice(stream, size)):
            yield batch

    return generate()
