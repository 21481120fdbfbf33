"""Rounding promoted a miss"""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return round(correct * 100 / total) >= percent
