"""the second pass found the stream already used up"""

from math import sqrt


def scaled(make_stream):
    stream = make_stream()
    count, mean, squares = 0, 0.0, 0.0
    for x in stream:
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    if not count:
        return
    spread = sqrt(squares / count) or 1.0
    for x in stream:
        yield (x - mean) / spread
