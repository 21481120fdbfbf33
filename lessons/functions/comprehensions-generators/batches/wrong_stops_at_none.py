"""Rows may be None or 0"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")
    stream = iter(rows)

    def generate():
        while True:
            batch = []
            while len(batch) < size and (row := next(stream, None)) is not None:
                batch.append(row)
            if not batch:
                return
            yield batch

    return generate()
