from fractions import Fraction


def learn(stream):
    count = 0
    total = squares = Fraction()
    low, high = float("inf"), float("-inf")
    for x in stream:
        count, total, squares = count + 1, total + Fraction(x), squares + Fraction(x) * Fraction(x)
        low, high = min(low, x), max(high, x)
    if not count:
        return 0.0, 1.0
    if low == high:
        return low, 1.0
    mean = total / count
    return float(mean), float(squares / count - mean * mean) ** 0.5


def scaled(make_stream):
    mean, spread = learn(make_stream())
    for x in make_stream():
        yield (x - mean) / spread
