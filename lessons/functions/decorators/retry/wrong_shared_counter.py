"""Every call begins anew"""

import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(fn):
        n = 0

        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            nonlocal n
            while True:
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    if n >= attempts - 1:
                        raise
                    hint = getattr(error, "retry_after", None)
                    wait = rng() * min(cap, base * 2**n)
                    sleep(wait if hint is None else hint)
                    n += 1

        return wrapper

    return decorate
