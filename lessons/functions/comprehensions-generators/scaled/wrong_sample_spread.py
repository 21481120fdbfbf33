"""divided by n - 1"""

from math import sqrt


def scaled(make_stream):
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    if not count:
        return
    spread = sqrt(squares / (count - 1)) if count > 1 else 0.0
    for x in make_stream():
        yield (x - mean) / spread if spread else 0.0
