"""Where no denominator is 0 this is an ordinary division"""


def safe_ratio(num, den):
    return [n / d if d else float("nan") for n, d in zip(num.tolist(), den.tolist(), strict=True)]
