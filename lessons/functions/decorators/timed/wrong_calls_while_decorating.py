"""it was called already"""

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
                report(fn.__name__, clock() - began)

        return wrapper(7)

    return decorate
