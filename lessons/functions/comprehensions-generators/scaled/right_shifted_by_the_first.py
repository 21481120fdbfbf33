import math


def scaled(make_stream):
    n = total = squares = 0
    first = None
    for x in make_stream():
        if first is None:
            first = x
        x -= first
        n += 1
        total += x
        squares += x * x
    if first is None:
        return iter(())
    mean = total / n
    spread = math.sqrt(max(squares / n - mean * mean, 0.0))

    def second_pass():
        for x in make_stream():
            yield (x - first - mean) / spread if spread > 1e-12 else 0.0

    return second_pass()
