"""the whole stream was stored"""

from statistics import fmean, pstdev


def scaled(make_stream):
    values = list(make_stream())
    make_stream()
    if not values:
        return
    mean, spread = fmean(values), pstdev(values)
    for x in values:
        yield (x - mean) / spread if spread else 0.0
