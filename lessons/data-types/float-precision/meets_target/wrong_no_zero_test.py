"""total=0 needs ValueError: there is no accuracy over zero examples."""


def meets_target(correct, total, percent):
    return correct * 100 >= percent * total
