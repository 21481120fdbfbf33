"""Calling the composed function failed"""

from functools import partial


def compose(*steps):
    composed = lambda value: value
    for step in steps:
        composed = lambda value: step(composed(value))
    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
