"""must be called once per pass"""

from math import sqrt


def scaled(make_stream):
    count = sum(1 for _ in make_stream())
    if not count:
        return
    low = min(make_stream())
    mean = low + sum(x - low for x in make_stream()) / count
    spread = sqrt(sum((x - mean) ** 2 for x in make_stream()) / count) or 1.0
    for x in make_stream():
        yield (x - mean) / spread
