from itertools import zip_longest

_NOTHING = object()


def batches(records, size):
    if size <= 0:
        raise ValueError("size below 1")
    feed = iter(records)
    for group in zip_longest(*[feed] * size, fillvalue=_NOTHING):
        yield [record for record in group if record is not _NOTHING]
