"""The list of rows was changed"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    if isinstance(rows, list):
        stream = (rows.pop(0) for _ in range(len(rows)))
    else:
        stream = iter(rows)

    def generate():
        batch = []
        for row in stream:
            batch.append(row)
            if len(batch) == size:
                yield batch
                batch = []
        if batch:
            yield batch

    return generate()
