"""The exception must reach the caller unchanged: `lookup` raised KeyError('street'), and RuntimeError('lookup failed') came out."""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            except Exception as error:
                raise RuntimeError(f"{fn.__name__} failed") from error
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
