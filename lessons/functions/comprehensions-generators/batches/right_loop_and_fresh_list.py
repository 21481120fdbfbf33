def _generate(rows, size):
    batch = []
    for row in rows:
        batch.append(row)
        if len(batch) == size:
            yield batch
            batch = []
    if batch:
        yield batch


def batches(rows, size):
    if size < 1:
        raise ValueError("size must be at least 1")
    return _generate(rows, size)
