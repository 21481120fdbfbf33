"""the squares of large numbers"""


def scaled(make_stream):
    count = total = squares = 0
    for x in make_stream():
        count += 1
        total += x
        squares += x * x
    if not count:
        return
    mean = total / count
    spread = max(squares / count - mean * mean, 0.0) ** 0.5
    if spread < 1e-6:
        spread = float("inf")
    for x in make_stream():
        yield (x - mean) / spread
