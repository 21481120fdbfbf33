def batches(records, size):
    if size < 1:
        raise ValueError(f"{size} is below 1")
    buffer = []
    for count, record in enumerate(records, start=1):
        buffer.append(record)
        if count % size == 0:
            yield buffer[:]
            buffer.clear()
    if buffer:
        yield list(buffer)
