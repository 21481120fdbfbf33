"""Records of the batch before came again; a batch starts with nothing."""


def batches(records, size):
    if size < 1:
        raise ValueError("size")
    batch = []
    for record in records:
        batch = batch + [record]
        if len(batch) % size == 0:
            yield batch
    if len(batch) % size:
        yield batch
