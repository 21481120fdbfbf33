from collections import deque
from fractions import Fraction


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window < 1")
        self.window = window
        self.readings = deque()
        self.mean = Fraction(0)

    def push(self, x):
        share = Fraction(int(x), self.window)
        self.readings.append(share)
        self.mean += share
        if len(self.readings) > self.window:
            self.mean -= self.readings.popleft()
        return float(self.mean) if len(self.readings) == self.window else None
