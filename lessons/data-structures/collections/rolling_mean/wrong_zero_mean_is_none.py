"""The window is full with its last reading, and has a mean then"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.readings = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        if len(self.readings) == self.readings.maxlen:
            self.total -= self.readings[0]
        self.readings.append(x)
        self.total += x
        if not self.total or len(self.readings) < self.readings.maxlen:
            return None
        return self.total / len(self.readings)
