"""smallest and largest"""


def scaled(make_stream):
    low, high = float("inf"), float("-inf")
    for x in make_stream():
        low, high = min(low, x), max(high, x)
    for x in make_stream():
        yield (x - low) / (high - low) if high > low else 0.0
