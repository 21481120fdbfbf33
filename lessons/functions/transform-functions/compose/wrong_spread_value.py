"""it is one value"""

from functools import partial


def compose(*steps):
    def composed(*values):
        for step in steps:
            values = step(*values)
            if not isinstance(values, (tuple, list, str)):
                values = (values,)
        return values[0] if len(values) == 1 else values

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
