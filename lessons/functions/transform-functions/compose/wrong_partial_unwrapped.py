"""The arguments that a partial has fixed stay in force"""

from functools import partial


def compose(*steps):
    steps = [s.func if isinstance(s, partial) else s for s in steps]

    def composed(value):
        for step in steps:
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.__name__ for s in steps)
    return composed
