"""divided by the variance"""


def scaled(make_stream):
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    if not count:
        return
    variance = squares / count or 1.0
    for x in make_stream():
        yield (x - mean) / variance
