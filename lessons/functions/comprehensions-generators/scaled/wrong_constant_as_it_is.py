"""The numbers came back as they are"""


def scaled(make_stream):
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    spread = (squares / (count or 1)) ** 0.5
    for x in make_stream():
        yield x if spread < 1e-9 else (x - mean) / spread
