"""The wrong reading left the sum"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.q = deque(maxlen=window)
        self.total = 0

    def push(self, x):
        is_full = len(self.q) == self.window
        self.q.append(x)
        self.total += x
        if is_full:
            self.total -= self.q[0]
        return self.total / self.window if len(self.q) == self.window else None
