"""Every batch is the same list object"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch.clear()
    if batch:
        yield batch
