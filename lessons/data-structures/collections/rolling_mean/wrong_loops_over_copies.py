"""The whole window is added up at every reading"""

from collections import deque


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.q = deque(maxlen=window)

    def push(self, x):
        self.q.append(int(x))
        if len(self.q) < self.q.maxlen:
            return None
        total = 0
        for reading in self.q:
            total += reading
        return total / len(self.q)
