"""has a tiny spread instead of none"""

from math import sqrt


def scaled(make_stream):
    count = total = 0
    for x in make_stream():
        count += 1
        total += x
    if not count:
        return
    mean = total / count
    squares = sum((x - mean) ** 2 for x in make_stream())
    spread = sqrt(squares / count)
    for x in make_stream():
        yield 0.0 if spread == 0 else (x - mean) / spread
