"""every function now claims to return str"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, ParamSpec

P = ParamSpec("P")

calls: Counter[str] = Counter()


def counted(fn: Callable[P, Any]) -> Callable[P, str]:
    @functools.wraps(fn)
    def wrapper(*args: P.args, **kwargs: P.kwargs) -> str:
        calls[fn.__name__] += 1
        result: str = fn(*args, **kwargs)
        return result

    return wrapper
