"""The list of records was changed"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    if isinstance(records, list):
        while records:
            yield [records.pop(0) for _ in range(min(size, len(records)))]
        return
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
