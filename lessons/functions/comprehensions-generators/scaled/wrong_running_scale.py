"""Each number was scaled by what had come before it"""

from math import sqrt


def scaled(make_stream):
    make_stream()
    count, mean, squares = 0, 0.0, 0.0
    for x in make_stream():
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
        spread = sqrt(squares / count)
        yield (x - mean) / spread if spread else 0.0
