"""An exception need not have the attribute `retry_after`."""

import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("at least one attempt")

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    if n == attempts - 1:
                        raise
                    hint = error.retry_after
                    top = min(cap, base * 2**n)
                    sleep(rng() * top if hint is None else hint)

        return wrapper

    return decorate
