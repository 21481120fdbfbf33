import random
import time

import tenacity


def retry(attempts, base, cap, on, sleep=time.sleep, rng=random.random):
    if attempts < 1:
        raise ValueError("attempts < 1")

    def wait(state):
        told = getattr(state.outcome.exception(), "retry_after", None)
        if told is not None:
            return told
        return rng() * min(cap, base * 2 ** (state.attempt_number - 1))

    return tenacity.retry(
        stop=tenacity.stop_after_attempt(attempts),
        wait=wait,
        retry=tenacity.retry_if_exception_type(on),
        sleep=sleep,
        reraise=True,
    )
