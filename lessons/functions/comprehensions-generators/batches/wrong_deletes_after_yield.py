"""every stored batch is the same list"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")

    def generate():
        batch = []
        for row in rows:
            if len(batch) == size:
                del batch[:]
            batch.append(row)
            if len(batch) == size:
                yield batch
        if len(batch) < size and batch:
            yield batch

    return generate()
