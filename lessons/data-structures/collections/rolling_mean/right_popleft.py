import collections


class RollingMean:
    def __init__(self, window):
        if not window >= 1:
            raise ValueError("window must be 1 or more")
        self.window, self.kept, self.sum = window, collections.deque(), 0

    def push(self, x):
        self.kept.append(x)
        self.sum = self.sum + x
        if len(self.kept) > self.window:
            self.sum = self.sum - self.kept.popleft()
        if len(self.kept) < self.window:
            return None
        return self.sum / self.window
