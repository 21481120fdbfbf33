"""before there was a value"""

from functools import partial


def compose(*steps):
    for step in steps:
        if not callable(step):
            raise TypeError(step)
        try:
            step(0)
        except Exception:
            pass

    def composed(value):
        for step in steps:
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
