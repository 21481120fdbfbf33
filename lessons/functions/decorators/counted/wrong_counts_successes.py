"""After four calls of `score`, the last of which failed, `calls['score']` is 3"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, R]) -> Callable[P, R]:
    @functools.wraps(fn)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> R:
        result = fn(*args, **kwargs)
        calls[fn.__name__] += 1
        return result

    return wrapper
