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
    # TODO: return a decorator
