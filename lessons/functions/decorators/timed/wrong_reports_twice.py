"""`report` was called 2 times, with"""

import functools
import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            except Exception:
                report(fn.__name__, clock() - began)
                raise
            finally:
                report(fn.__name__, clock() - began)

        return wrapper

    return decorate
