"""It waits for the record behind the batch, and the feed may be silent until tomorrow."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        if len(batch) == size:
            yield batch
            batch = []
        batch.append(record)
    if batch:
        yield batch
