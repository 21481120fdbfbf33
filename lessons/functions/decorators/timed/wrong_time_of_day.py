"""That is the time on the clock; the seconds of the call are a difference."""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock())

        return wrapper

    return decorate
