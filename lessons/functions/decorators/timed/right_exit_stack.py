from contextlib import ExitStack
from functools import wraps
from time import perf_counter


def timed(report, clock=perf_counter):
    def decorate(fn):
        @wraps(fn)
        def wrapper(*args, **kwargs):
            with ExitStack() as stack:
                start = clock()
                stack.callback(lambda: report(fn.__name__, clock() - start))
                return fn(*args, **kwargs)

        return wrapper

    return decorate
