"""a record that came before is a record, too"""


def batches(records, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    batch = []
    for record in records:
        if record not in batch:
            batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
