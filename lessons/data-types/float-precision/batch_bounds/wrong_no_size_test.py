"""size below 1 needs ValueError, whatever n is. `range` refuses a step of 0 by itself"""


def batch_bounds(n, size):
    return [(i, min(i + size, n)) for i in range(0, n, size)]
