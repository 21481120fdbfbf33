import functools
from collections import Counter
from collections.abc import Callable
from typing import ParamSpec, TypeVar

# P: all parameters as they are, with names and defaults. R: the result.
P = ParamSpec("P")
R = TypeVar("R")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, R]) -> Callable[P, R]:
    """Counts the calls of fn, by its name, in `calls`."""

    # P.args and P.kwargs go together: only both of them are what fn takes.
    @functools.wraps(fn)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
