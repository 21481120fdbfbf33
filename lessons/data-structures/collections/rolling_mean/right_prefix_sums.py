from collections import deque


class RollingMean:
    """Keeps sums from the beginning instead of readings: the difference of two of them is a window."""

    def __init__(self, window):
        if window < 1:
            raise ValueError("window < 1")
        self.sums = deque([0], maxlen=window + 1)

    def push(self, x):
        self.sums.append(self.sums[-1] + x)
        if len(self.sums) < self.sums.maxlen:
            return None
        return (self.sums[-1] - self.sums[0]) / (self.sums.maxlen - 1)
