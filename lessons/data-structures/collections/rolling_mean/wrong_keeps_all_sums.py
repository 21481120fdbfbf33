"""kept for a window of 10"""


class RollingMean:
    def __init__(self, window):
        if window < 1:
            raise ValueError("window")
        self.window = window
        self.sums = [0]

    def push(self, x):
        self.sums.append(self.sums[-1] + x)
        if len(self.sums) <= self.window:
            return None
        return (self.sums[-1] - self.sums[-self.window - 1]) / self.window
