from itertools import chain, islice


def batches(records, size):
    if size < 1:
        raise ValueError("size must be positive")

    def generate():
        feed = iter(records)
        for first in feed:
            yield list(chain([first], islice(feed, size - 1)))

    return generate()
