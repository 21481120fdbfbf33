"""-2.5 s were reported, but 2.5 was expected: end minus beginning."""

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
                report(fn.__name__, began - clock())

        return wrapper

    return decorate
