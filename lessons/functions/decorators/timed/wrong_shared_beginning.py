"""Each call has a beginning of its own, so it has to be kept in the call."""

import functools
import time


def timed(report, clock=time.perf_counter):
    began = 0.0

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            nonlocal began
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
