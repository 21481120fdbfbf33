"""The 40 s between decorating and calling are in it"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        began = clock()

        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
