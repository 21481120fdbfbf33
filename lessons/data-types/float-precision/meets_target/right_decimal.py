from decimal import Decimal


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("nothing to judge")
    return Decimal(correct) / Decimal(total) >= Decimal(percent) / Decimal(100)
