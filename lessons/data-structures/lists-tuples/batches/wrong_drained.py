"""The source was drained before the first batch"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    records = list(records)
    for start in range(0, len(records), size):
        yield records[start : start + size]
