"""A size of 1 is allowed"""

from itertools import islice


def batches(rows, size):
    if size <= 1:
        raise ValueError("size below 1")
    stream = iter(rows)

    def generate():
        while batch := list(islice(stream, size)):
            yield batch

    return generate()
