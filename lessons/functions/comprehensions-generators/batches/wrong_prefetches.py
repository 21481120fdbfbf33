"""rows read to hand out a batch of 3"""

from itertools import islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)

    def generate():
        ready = list(islice(stream, size))
        while ready:
            following = list(islice(stream, size))
            yield ready
            ready = following

    return generate()
