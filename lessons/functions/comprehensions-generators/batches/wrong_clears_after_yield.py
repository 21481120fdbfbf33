"""every stored batch is the same list"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")

    def generate():
        batch = []
        for row in rows:
            batch.append(row)
            if len(batch) == size:
                yield batch
                batch.clear()
        if batch:
            yield batch

    return generate()
