"""Missing type arguments for generic type"""

import functools
from collections import Counter
from collections.abc import Callable
from typing import Any


calls: Counter[str] = Counter()


def counted(fn: Callable) -> Callable:
    @functools.wraps(fn)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
