def batches(records, size):
    if size <= 0:
        raise ValueError("no")

    def gen():
        cur, n = [None] * size, 0
        for r in records:
            cur[n] = r
            n += 1
            if n == size:
                yield cur
                cur, n = [None] * size, 0
        if n:
            yield cur[:n]

    return gen()
