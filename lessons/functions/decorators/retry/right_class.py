import functools
import random
import time


class Retry:
    def __init__(self, attempts, base, cap, on, sleep, rng):
        self.attempts, self.base, self.cap, self.on = attempts, base, cap, on
        self.sleep, self.rng = sleep, rng

    def waits(self):
        for n in range(self.attempts - 1):
            yield self.rng() * min(self.cap, self.base * 2**n)

    def __call__(self, fn):
        if self.attempts < 1:
            raise ValueError(f"attempts: {self.attempts}")
        return functools.wraps(fn)(functools.partial(self.run, fn))

    def run(self, fn, *args, **kwargs):
        waits = self.waits()
        while True:
            try:
                return fn(*args, **kwargs)
            except Exception as error:
                if not isinstance(error, self.on):
                    raise
                wait = next(waits, None)
                if wait is None:
                    raise error
                if hasattr(error, "retry_after") and error.retry_after is not None:
                    wait = error.retry_after
                self.sleep(wait)


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    return Retry(attempts, base, cap, on, sleep, rng)
