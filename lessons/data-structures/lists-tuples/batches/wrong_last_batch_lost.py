"""Last partial batch lost"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            yield batch
            batch = []
