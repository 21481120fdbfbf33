import functools
from collections import Counter
from collections.abc import Callable
from typing import Any, TypeVar, cast

F = TypeVar("F", bound=Callable[..., Any])

calls: Counter[str] = Counter()


def counted(fn: F) -> F:
    @functools.wraps(fn)
    def wrapper(*args: Any, **kwargs: Any) -> Any:
        calls[fn.__name__] += 1
        return fn(*args, **kwargs)

    return cast(F, wrapper)
