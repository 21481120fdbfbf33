"""`meets_target(0, 0, 95)` raised no error and returned False, but a ValueError was expected"""


def meets_target(correct, total, percent):
    if total == 0:
        return False
    return correct * 100 >= percent * total
