"""The wrong reading left the sum, or none"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.q = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        self.q.append(x)
        self.total += x
        return self.total / self.window if len(self.q) == self.window else None
