from collections.abc import Callable, Iterator
from math import sqrt


def scaled(make_stream: Callable[[], Iterator[float]]) -> Iterator[float]:
    """The numbers of the stream, minus their mean, divided by their spread."""
    # First pass: three numbers are kept, however long the stream is.
    count, mean, squares = 0, 0.0, 0.0
    for number in make_stream():
        count += 1
        gap = number - mean
        mean += gap / count
        # The sum grows by the gap before times the gap after the mean moved.
        squares += gap * (number - mean)
    if count == 0:
        return
    spread = sqrt(squares / count)
    # Second pass, over a fresh stream. Equal numbers have no spread.
    for number in make_stream():
        yield (number - mean) / spread if spread else 0.0
