"""the result of a step must be kept for the next one"""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
