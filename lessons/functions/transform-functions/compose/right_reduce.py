from functools import partial, reduce


def compose(*steps):
    def composed(value):
        return reduce(lambda current, step: step(current), steps, value)

    names = [s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps]
    composed.__name__ = " > ".join(names)
    return composed
