"""855 of 900 is exactly 95 percent: a second rounding moved one of the sides."""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return correct / total >= percent * 0.01
