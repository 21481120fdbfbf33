"""So every function now claims to return object"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import ParamSpec

P = ParamSpec("P")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, object]) -> Callable[P, object]:
    @functools.wraps(fn)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> object:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
