"""A feed can only be read, record by record: it has no length and no slices."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    for start in range(0, len(records), size):
        yield records[start : start + size]
