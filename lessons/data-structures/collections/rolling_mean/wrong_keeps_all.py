"""kept for a window of 10"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.q = deque()
        self.total = 0

    def push(self, x):
        self.q.append(x)
        self.total += x
        if len(self.q) > self.window:
            self.total -= self.q[-self.window - 1]
        return self.total / self.window if len(self.q) >= self.window else None
