import inspect
import time


def timed(report, clock=None):
    clock = clock or time.perf_counter

    def decorate(fn):
        def call(*args, **kwargs):
            error = result = None
            start = clock()
            try:
                result = fn(*args, **kwargs)
            except Exception as raised:
                error = raised
            passed = clock() - start
            report(fn.__name__, passed)
            if error is not None:
                raise error
            return result

        call.__name__ = fn.__name__
        call.__doc__ = fn.__doc__
        call.__signature__ = inspect.signature(fn)
        return call

    return decorate
