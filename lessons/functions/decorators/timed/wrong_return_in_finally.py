"""and the decorated function returned None."""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            result = None
            try:
                result = fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)
                return result

        return wrapper

    return decorate
