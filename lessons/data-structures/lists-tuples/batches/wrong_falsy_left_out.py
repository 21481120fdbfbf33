"""None, 0, an empty text and an empty list are records, too."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        if record:
            batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
