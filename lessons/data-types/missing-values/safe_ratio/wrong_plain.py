"""the division still happened and warned"""


def safe_ratio(num, den):
    return num / den
