"""parameters and result are both Any now"""

import functools
from collections import Counter
from typing import Any


calls: Counter[str] = Counter()


def counted(fn: Any) -> Any:
    @functools.wraps(fn)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return wrapper
