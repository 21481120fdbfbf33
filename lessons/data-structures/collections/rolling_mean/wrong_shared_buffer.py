"""Two objects share"""

from collections import deque


class RollingMean:
    q = deque()

    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.total = 0

    def push(self, x):
        self.q.append(x)
        self.total += x
        if len(self.q) > self.window:
            self.total -= self.q.popleft()
        return self.total / self.window if len(self.q) == self.window else None
