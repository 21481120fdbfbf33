"""no empty batch at the end"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")

    def generate():
        batch = []
        for row in rows:
            batch.append(row)
            if len(batch) == size:
                yield batch
                batch = []
        yield batch

    return generate()
