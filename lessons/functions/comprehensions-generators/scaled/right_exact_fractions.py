from fractions import Fraction
from math import sqrt


def scaled(make_stream):
    n, total, squares = 0, Fraction(0), Fraction(0)
    for x in make_stream():
        n += 1
        total += Fraction(x)
        squares += Fraction(x) ** 2
    if n:
        mean = total / n
        spread = sqrt(squares / n - mean**2)
        yield from (float(Fraction(x) - mean) / spread if spread else 0.0 for x in make_stream())
