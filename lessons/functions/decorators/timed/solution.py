import functools
import time
from collections.abc import Callable


def timed(report: Callable[[str, float], None], clock: Callable[[], float] = time.perf_counter):
    """A decorator that reports the name and the seconds of each call, failing calls too."""

    def decorate(fn):
        # Name, docstring and signature of fn, for everybody who asks the wrapper for them.
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            # A local name: each call has its own, also when fn calls itself.
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                # Runs after the return and after a raise; the exception goes on by itself.
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
