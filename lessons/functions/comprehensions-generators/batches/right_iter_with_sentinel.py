from itertools import islice


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)
    return iter(lambda: list(islice(stream, size)), [])
