"""The exception must reach the caller unchanged: `lookup` raised KeyError('street'), and the decorated function returned None."""

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
            except Exception as error:
                print(error)
            report(fn.__name__, clock() - began)
            return result

        return wrapper

    return decorate
