import functools
import random
import time


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts <= 0:
        raise ValueError("attempts")

    def decorate(fn):
        def again(*args, **kwargs):
            waits = [rng() * min(cap, base * 2**n) for n in range(attempts)]
            waits[-1] = None
            for wait in waits:
                try:
                    result = fn(*args, **kwargs)
                except on as e:
                    last = e
                else:
                    return result
                if wait is not None:
                    told = getattr(last, "retry_after", None)
                    sleep(wait if told is None else told)
            raise last

        return functools.update_wrapper(again, fn)

    return decorate
