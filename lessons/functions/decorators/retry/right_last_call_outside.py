import random
import time
from functools import wraps


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("at least one attempt")

    def decorate(fn):
        @wraps(fn)
        def wrapper(*args, **kwargs):
            top = base
            for _ in range(attempts - 1):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    hint = getattr(error, "retry_after", None)
                sleep(rng() * min(cap, top) if hint is None else hint)
                top *= 2
            return fn(*args, **kwargs)

        return wrapper

    return decorate
