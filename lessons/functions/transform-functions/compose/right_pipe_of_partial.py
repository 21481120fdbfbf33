from functools import partial


def _run(steps, value):
    for step in steps:
        value = step(value)
    return value


def compose(*steps):
    made = partial(_run, steps)
    made.__name__ = " > ".join(s.func.__name__ if hasattr(s, "func") else s.__name__ for s in steps)
    return made
