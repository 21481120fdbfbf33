"""29 of 100 is exactly 29 percent: a second rounding moved one of the sides."""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return correct / total * 100 >= percent
