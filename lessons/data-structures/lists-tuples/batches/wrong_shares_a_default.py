"""Each call stands alone: what is made outside of the function, or as the default of a parameter, is shared by all calls."""


def batches(records, size, batch=[]):
    if size < 1:
        raise ValueError("size")
    for record in records:
        batch.append(record)
        if len(batch) >= size:
            yield batch[:]
            batch.clear()
    if batch:
        yield batch[:]
