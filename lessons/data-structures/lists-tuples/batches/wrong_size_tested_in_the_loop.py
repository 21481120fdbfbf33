"""also when there are no records: test it before you read"""


def batches(records, size):
    batch = []
    for record in records:
        if size < 1:
            raise ValueError("size")
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch
