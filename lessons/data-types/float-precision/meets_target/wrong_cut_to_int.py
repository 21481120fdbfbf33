"""`meets_target(29, 100, 29)` returned False, but True was expected"""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    return int(correct / total * 100) >= percent
