import functools
import random
import time


def retry(attempts, base, cap, on, sleep=None, rng=None):
    sleep = sleep or time.sleep
    rng = rng or random.random

    def decorate(fn):
        if attempts < 1:
            raise ValueError("attempts must be at least 1")

        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            def attempt(n):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    if n + 1 >= attempts:
                        raise
                    hint = getattr(error, "retry_after", None)
                    jitter = rng()
                    sleep(hint if hint is not None else jitter * min(cap, base * 2**n))
                    return attempt(n + 1)

            return attempt(0)

        return wrapper

    return decorate
