import time
from collections.abc import Callable


def timed(report: Callable[[str, float], None], clock: Callable[[], float] = time.perf_counter):
    """A decorator that reports the name and the seconds of each call, failing calls too."""
    # TODO: return a decorator
