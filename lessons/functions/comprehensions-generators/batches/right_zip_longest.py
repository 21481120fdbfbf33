from itertools import zip_longest

_GAP = object()


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    groups = zip_longest(*[iter(rows)] * size, fillvalue=_GAP)
    return ([row for row in group if row is not _GAP] for group in groups)
