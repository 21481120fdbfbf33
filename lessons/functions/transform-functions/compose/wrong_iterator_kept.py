"""The second call gives something else"""

from functools import partial


def compose(*steps):
    kept = iter(steps)

    def composed(value):
        for step in kept:
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
