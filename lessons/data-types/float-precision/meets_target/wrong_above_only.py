"""Exactly on the bar is enough."""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return correct * 100 > percent * total
