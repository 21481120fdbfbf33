"""None, 0, an empty text and an empty list are records, too."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    feed = iter(records)
    batch = []
    while (record := next(feed, None)) is not None:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
