"""a second rounding moved one of the sides."""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return 1 - (total - correct) / total >= percent / 100
