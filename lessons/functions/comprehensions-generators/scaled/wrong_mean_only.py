"""not divided by the spread"""


def scaled(make_stream):
    count, total = 0, 0.0
    for x in make_stream():
        count += 1
        total += x
    if not count:
        return
    mean = total / count
    for x in make_stream():
        yield x - mean
