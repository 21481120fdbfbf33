"""it slept after the last failure: 4 waits for 4 calls"""

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
                    hint = getattr(error, "retry_after", None)
                    wait = rng() * min(cap, base * 2**n)
                    sleep(wait if hint is None else hint)
                    if n == attempts - 1:
                        raise

        return wrapper

    return decorate
