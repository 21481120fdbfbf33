"""No steps must mean 'leave it alone'."""

from functools import partial, reduce


def compose(*steps):
    composed = reduce(lambda f, g: lambda value: g(f(value)), steps)

    def recipe(value):
        return composed(value)

    recipe.__name__ = " > ".join(s.func.__name__ if isinstance(s, partial) else s.__name__ for s in steps)
    return recipe
