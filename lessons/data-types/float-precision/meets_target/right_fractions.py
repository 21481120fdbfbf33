from fractions import Fraction


def meets_target(correct, total, percent):
    try:
        accuracy = Fraction(correct, total)
    except ZeroDivisionError:
        raise ValueError("total must not be 0") from None
    return accuracy >= Fraction(percent, 100)
