"""size -1 must raise at the call"""

from itertools import islice


def batches(rows, size):
    if not size:
        raise ValueError("size 0")
    stream = iter(rows)

    def generate():
        while batch := list(islice(stream, size)):
            yield batch

    return generate()
