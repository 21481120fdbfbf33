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
    """A decorator that calls again, after a wait, when an exception of a kind in `on` comes."""
    # TODO: return a decorator
