"""the original exception must come out, the one of the last call, Busy('busy, call 4'), and not the first one"""

import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("attempts must be at least 1")

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            first = None
            for n in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    first = first or error
                    if n == attempts - 1:
                        raise first
                    hint = getattr(error, "retry_after", None)
                    wait = rng() * min(cap, base * 2**n)
                    sleep(wait if hint is None else hint)

        return wrapper

    return decorate
