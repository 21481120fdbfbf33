"""Metadata lost: `inspect.signature` of the decorated `weigh` says (*args, **kwargs)"""

import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                report(fn.__name__, clock() - began)

        wrapper.__name__ = fn.__name__
        wrapper.__doc__ = fn.__doc__
        return wrapper

    return decorate
