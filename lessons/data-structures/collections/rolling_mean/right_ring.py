class RollingMean:
    def __init__(self, window):
        if window <= 0:
            raise ValueError("window")
        self.slots = [0] * window
        self.seen = 0
        self.total = 0

    def push(self, x):
        place = self.seen % len(self.slots)
        self.total += x - self.slots[place]
        self.slots[place] = x
        self.seen += 1
        if self.seen < len(self.slots):
            return None
        return self.total / len(self.slots)
