"""One short of the target must fail: 3,800,000,000 are needed"""

import math


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    accuracy, bar = correct / total, percent / 100
    return math.isclose(accuracy, bar) or accuracy > bar
