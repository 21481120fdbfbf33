"""must be refused when decorating, with a ValueError, but it was accepted, and a call returned None"""

import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    if n == attempts - 1:
                        raise
                    hint = getattr(error, "retry_after", None)
                    wait = rng() * min(cap, base * 2**n)
                    sleep(wait if hint is None else hint)

        return wrapper

    return decorate
