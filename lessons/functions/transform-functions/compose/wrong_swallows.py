"""whoever runs the recipe must hear of it"""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            try:
                value = step(value)
            except ValueError:
                return None
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
