import functools
import time


class Timed:
    def __init__(self, fn, report, clock):
        self.fn, self.report, self.clock = fn, report, clock
        functools.update_wrapper(self, fn)

    def __call__(self, *args, **kwargs):
        began = self.clock()
        try:
            result = self.fn(*args, **kwargs)
        except Exception as error:
            self.report(self.fn.__name__, self.clock() - began)
            raise error
        self.report(self.fn.__name__, self.clock() - began)
        return result


def timed(report, clock=time.perf_counter):
    return functools.partial(Timed, report=report, clock=clock)
