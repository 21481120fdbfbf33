"""the parameters survive, the result is Any"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, ParamSpec

P = ParamSpec("P")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, Any]) -> Callable[P, Any]:
    @functools.wraps(fn)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> Any:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
