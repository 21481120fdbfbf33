"""must be called once per pass"""

from itertools import tee
from math import sqrt


def scaled(make_stream):
    first, second = tee(make_stream())
    count, mean, squares = 0, 0.0, 0.0
    for x in first:
        count += 1
        gap = x - mean
        mean += gap / count
        squares += gap * (x - mean)
    spread = sqrt(squares / count) if count and squares else 1.0
    return ((x - mean) / spread for x in second)
