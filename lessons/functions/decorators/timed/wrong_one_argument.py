"""The decorated `weigh(7, 'lb', 'a', 'b')` raised TypeError"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(value, **kwargs):
            began = clock()
            try:
                return fn(value, **kwargs)
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
