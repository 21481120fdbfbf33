"""Metadata lost: the decorated `weigh` has the `__name__` 'wrapper'"""

import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
