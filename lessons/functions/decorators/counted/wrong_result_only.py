"""the result type survives, the parameters do not"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R")

calls: Counter[str] = Counter()


def counted(fn: Callable[..., R]) -> Callable[..., R]:
    @functools.wraps(fn)
    def wrapper(*args: Any, **kwargs: Any) -> R:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
