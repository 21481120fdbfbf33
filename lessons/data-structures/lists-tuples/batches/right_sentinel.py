def batches(records, size):
    if size < 1:
        raise ValueError
    end = object()
    it = iter(records)
    while True:
        b = []
        for _ in range(size):
            r = next(it, end)
            if r is end:
                if b:
                    yield b
                return
            b.append(r)
        yield b
