import itertools
import random
import time
from functools import wraps


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    def decorator(fn):
        if attempts < 1:
            raise ValueError(f"attempts is {attempts}")

        def waits():
            ceiling = base
            for _ in range(attempts - 1):
                yield rng() * min(cap, ceiling)
                ceiling *= 2

        @wraps(fn)
        def inner(*args, **kwargs):
            last = None
            for wait in itertools.chain(waits(), [None]):
                try:
                    return fn(*args, **kwargs)
                except on as e:
                    last = e
                    if wait is None:
                        break
                    hint = getattr(e, "retry_after", None)
                    sleep(wait if hint is None else hint)
            raise last

        return inner

    return decorator
