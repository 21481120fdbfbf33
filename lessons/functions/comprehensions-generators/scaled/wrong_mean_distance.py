"""They were divided by the mean distance from the mean; the spread is the root of the mean squared distance."""


def scaled(make_stream):
    count = total = 0
    for x in make_stream():
        count += 1
        total += x
    if not count:
        return
    mean = total / count
    distance = sum(abs(x - mean) for x in make_stream()) / count
    for x in make_stream():
        yield (x - mean) / distance if distance > 1e-9 else 0.0
