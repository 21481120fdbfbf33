"""but it takes two positional arguments, a name and seconds."""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                report(f"{fn.__name__}: {clock() - began} s")

        return wrapper

    return decorate
