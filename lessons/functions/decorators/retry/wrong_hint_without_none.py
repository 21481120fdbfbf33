"""`sleep(None)` was called, but it takes a number of seconds"""

import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    if n == attempts - 1:
                        raise
                    told = hasattr(error, "retry_after")
                    wait = rng() * min(cap, base * 2**n)
                    sleep(error.retry_after if told else wait)

        return wrapper

    return decorate
