"""nothing is added to a denominator"""


def safe_ratio(num, den):
    return num / (den + 1e-9)
