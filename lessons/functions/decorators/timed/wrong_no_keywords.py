"""The decorated `weigh(parcel=8, scale=3)` raised TypeError"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args):
            began = clock()
            try:
                return fn(*args)
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
