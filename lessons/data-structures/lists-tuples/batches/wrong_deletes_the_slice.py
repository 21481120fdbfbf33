"""Every batch is the same list object"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        if len(batch) == size:
            del batch[:]
        batch.append(record)
        if len(batch) == size:
            yield batch
    if batch and len(batch) < size:
        yield batch
