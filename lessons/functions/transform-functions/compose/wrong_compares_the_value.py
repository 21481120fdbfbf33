"""The truth value of a Series is ambiguous"""

from functools import partial


def compose(*steps):
    def composed(value):
        for step in steps:
            if value == 13:
                print("an unlucky parcel")
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return composed
