"""a list that loses its items stays empty"""

from functools import partial


def compose(*steps):
    left = list(steps)

    def composed(value):
        while left:
            value = left.pop(0)(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
