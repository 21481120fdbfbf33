import time
from collections.abc import Callable


def timed(
    report: Callable[[str, float], None],
    clock: Callable[[], float] = time.perf_counter,
):
    """Reports name and seconds of each call, of failing calls too."""
    # TODO: return a decorator
