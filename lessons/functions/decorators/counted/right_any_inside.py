import functools
from collections import Counter
from typing import Any, Callable, ParamSpec, TypeVar

_Params = ParamSpec("_Params")
_Result = TypeVar("_Result")
calls: Counter[str] = Counter()


def counted(fn: Callable[_Params, _Result]) -> Callable[_Params, _Result]:
    name = fn.__name__

    def wrapper(*args: Any, **kwargs: Any) -> _Result:
        calls.update([name])
        return fn(*args, **kwargs)

    functools.update_wrapper(wrapper, fn)
    return wrapper
