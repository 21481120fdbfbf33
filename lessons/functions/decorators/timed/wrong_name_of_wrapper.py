"""the name reported: 'wrapper', but 'weigh' was expected"""

import time


def timed(report, clock=time.perf_counter):
    def decorate(fn):
        def wrapper(*args, **kwargs):
            began = clock()
            try:
                return fn(*args, **kwargs)
            finally:
                report(wrapper.__name__, clock() - began)

        return wrapper

    return decorate
