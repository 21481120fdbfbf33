"""Only the last step ran: each one gets what the step before it gave."""

from functools import partial


def compose(*steps):
    def composed(value):
        result = value
        for step in steps:
            result = step(value)
        return result

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
