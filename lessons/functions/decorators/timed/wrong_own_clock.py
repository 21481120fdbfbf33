"""Elapsed must come from the clock that was passed in"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = time.perf_counter()
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, time.perf_counter() - began)

        return wrapper

    return decorate
