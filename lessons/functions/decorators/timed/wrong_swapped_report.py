"""the name comes first, then the seconds."""

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
                report(clock() - began, fn.__name__)

        return wrapper

    return decorate
