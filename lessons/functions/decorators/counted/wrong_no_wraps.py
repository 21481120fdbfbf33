"""Metadata lost: the decorated `score` has the `__name__` 'wrapper'"""

from collections import Counter
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, R]) -> Callable[P, R]:
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
