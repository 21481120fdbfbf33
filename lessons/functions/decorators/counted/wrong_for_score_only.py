"""The decorated `weigh()` raised TypeError"""

import functools
from collections import Counter
from collections.abc import Callable


calls: Counter[str] = Counter()


def counted(fn: Callable[[str, float], float]) -> Callable[[str, float], float]:
    @functools.wraps(fn)
    def wrapper(text: str, scale: float = 1.0) -> float:
        calls[fn.__name__] += 1
        return fn(text, scale)

    return wrapper
