"""yield a zero for each number"""

from math import sqrt


def scaled(make_stream):
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    if not count or not squares:
        return
    spread = sqrt(squares / count)
    for x in make_stream():
        yield (x - mean) / spread
