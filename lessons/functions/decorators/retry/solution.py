import functools
import random
import time


def retry(
    attempts: int,
    base: float,
    cap: float,
    on: tuple[type[BaseException], ...],
    sleep=time.sleep,
    rng=random.random,
):
    """Calls again, after a wait, when an exception of `on` comes."""
    # Not in the wrapper: this shows when the module is read.
    if attempts < 1:
        raise ValueError(f"attempts must be at least 1, not {attempts}")

    def seconds(error, n):
        # The server knows best; 0 is an answer too, so ask for None.
        told = getattr(error, "retry_after", None)
        if told is not None:
            return told
        return rng() * min(cap, base * 2**n)

    def decorate(fn):
        @functools.wraps(fn)
        def wrapper(*args, **kwargs):
            for n in range(attempts):
                try:
                    return fn(*args, **kwargs)
                except on as error:
                    # No attempt is left: it goes out as it came.
                    if n == attempts - 1:
                        raise
                    wait = seconds(error, n)
                sleep(wait)

        return wrapper

    return decorate
