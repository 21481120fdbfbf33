"""The first rows came again"""

from itertools import islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")

    def generate():
        while batch := list(islice(rows, size)):
            yield batch

    return generate()
