"""One short of the target must fail: 1,900,000 are needed"""

import numpy as np


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    accuracy, bar = correct / total, percent / 100
    return np.isclose(accuracy, bar) or accuracy > bar
