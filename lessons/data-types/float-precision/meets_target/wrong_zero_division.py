"""raised ZeroDivisionError"""


def meets_target(correct, total, percent):
    return correct / total >= percent / 100
