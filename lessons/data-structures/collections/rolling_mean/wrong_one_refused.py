"""A window of one reading is the reading itself"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window <= 1:
            raise ValueError("window")
        self.window = window
        self.q = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        if len(self.q) == self.window:
            self.total -= self.q[0]
        self.q.append(x)
        self.total += x
        return self.total / self.window if len(self.q) == self.window else None
