"""Steps must run left to right."""

from functools import partial, reduce


def compose(*steps):
    def composed(value):
        return reduce(lambda current, step: step(current), reversed(steps), value)

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
