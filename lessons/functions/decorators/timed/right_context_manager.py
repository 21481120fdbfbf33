import functools
import time
from collections.abc import Callable
from contextlib import contextmanager


def timed(
    report: Callable[[str, float], None],
    clock: Callable[[], float] = time.perf_counter,
):
    @contextmanager
    def measured(name):
        began = clock()
        try:
            yield
        finally:
            report(name, clock() - began)

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            with measured(fn.__name__):
                return fn(*args, **kwargs)

        return wrapper

    return decorate
