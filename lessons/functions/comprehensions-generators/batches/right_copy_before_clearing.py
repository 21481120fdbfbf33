def batches(rows, size):
    if size < 1:
        raise ValueError("size below 1")

    def generate():
        buffer = []
        for row in rows:
            if len(buffer) == size:
                yield buffer[:]
                buffer.clear()
            buffer.append(row)
        if buffer:
            yield buffer[:]

    return generate()
