"""Every step is named, in order."""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            value = step(value)
        return value

    names = [s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps]
    composed.__name__ = " > ".join(dict.fromkeys(names))
    return composed
