"""the mean was not subtracted"""

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
    spread = sqrt(squares / count) or 1.0
    for x in make_stream():
        yield x / spread
