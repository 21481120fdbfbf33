"""The window is full with its last reading"""

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
        if is_full:
            self.total -= self.q[0]
        self.q.append(x)
        self.total += x
        return self.total / self.window if is_full else None
