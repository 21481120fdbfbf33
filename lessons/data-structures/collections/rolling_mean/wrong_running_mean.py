"""A total of floats drifts"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.q = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        if len(self.q) == self.window:
            self.total += (x - self.q[0]) / self.window
        else:
            self.total += x / self.window
        self.q.append(x)
        return self.total if len(self.q) == self.window else None
