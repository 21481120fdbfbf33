"""`next` raises it where the rows end, and it may not leave a generator"""


def batches(rows, size):
    if size < 1:
        raise ValueError("size must be 1 or more")

    def generate():
        stream = iter(rows)
        while True:
            yield [next(stream) for _ in range(size)]

    return generate()
