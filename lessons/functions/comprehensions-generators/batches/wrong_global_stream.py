"""Two iterators were in use at the same time"""

from itertools import islice


def batches(rows, size):
    global stream
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)

    def generate():
        while batch := list(islice(stream, size)):
            yield batch

    return generate()
