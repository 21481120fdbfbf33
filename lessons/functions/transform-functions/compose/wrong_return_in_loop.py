"""Only the first step ran: is a `return` inside the loop?"""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            return step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
