from collections import deque


class RollingMean:
    """A total of copies, added up anew once in each window: one addition more for each reading."""

    def __init__(self, window):
        if window < 1:
            raise ValueError("a window holds one reading or more")
        self.window = window
        self.readings = deque()
        self.total = 0
        self.seen = 0

    def push(self, x):
        reading = int(x)
        self.readings.append(reading)
        self.total += reading
        if len(self.readings) > self.window:
            self.total -= self.readings.popleft()
        self.seen += 1
        if self.seen % self.window == 0:
            self.total = sum(self.readings)
        return self.total / self.window if len(self.readings) == self.window else None
