"""A decorated function that returns 0 gave None"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                result = fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)
            if result:
                return result

        return wrapper

    return decorate
