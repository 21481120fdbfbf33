from collections import deque


class RollingMean:
    """The mean of the last *window* readings."""

    def __init__(self, window: int) -> None:
        if window < 1:
            raise ValueError(f"the window must hold at least one reading, not {window}")
        self._readings: deque[int] = deque(maxlen=window)
        # Exact, because the readings are ints: floats would drift.
        self._total = 0

    def push(self, x: int) -> float | None:
        """Take the next reading; the mean of the last ones, None while there are too few."""
        readings = self._readings
        if len(readings) == readings.maxlen:
            # Read before the append pushes it out.
            self._total -= readings[0]
        readings.append(x)
        self._total += x
        return self._total / len(readings) if len(readings) == readings.maxlen else None
