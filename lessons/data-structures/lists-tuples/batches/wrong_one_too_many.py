"""The first batch is complete after `size` records"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) > size:
            yield batch
            batch = []
    if batch:
        yield batch
