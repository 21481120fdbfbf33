"""A failing call must be reported too"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            result = fn(*args, **kwargs)
            report(fn.__name__, clock() - began)
            return result

        return wrapper

    return decorate
