"""The first batch is complete after `size` records"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for i, record in enumerate(records):
        batch.append(record)
        if i % size == 0:
            yield batch
            batch = []
    if batch:
        yield batch
