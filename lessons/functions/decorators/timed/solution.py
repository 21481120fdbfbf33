import functools
import time
from collections.abc import Callable


def timed(
    report: Callable[[str, float], None],
    clock: Callable[[], float] = time.perf_counter,
):
    """Reports name and seconds of each call, of failing calls too."""

    def decorate(fn):
        # The wrapper shows the name, docstring and signature of fn.
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            # A local name: each call has its own, also a call within fn.
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                # Also after a raise; the exception goes on by itself.
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
