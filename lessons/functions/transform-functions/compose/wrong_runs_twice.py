"""ran `weigh` with [5, 5, 6, 6]; [5, 6] was expected"""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            if step(value) is None:
                value = None
            else:
                value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
