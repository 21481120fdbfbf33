"""returned nothing, but True was expected"""


def meets_target(correct, total, percent):
    if total == 0:
        raise ValueError("total is 0")
    print(correct * 100 >= percent * total)
