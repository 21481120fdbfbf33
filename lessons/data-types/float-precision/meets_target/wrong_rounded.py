"""Rounding promoted a miss: 94.96 percent is below 95."""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return round(correct / total, 2) >= percent / 100
