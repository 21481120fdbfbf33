"""Each recipe has steps of its own."""

from functools import partial

STEPS = []


def compose(*steps):
    STEPS[:] = steps

    def composed(value):
        for step in STEPS:
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
