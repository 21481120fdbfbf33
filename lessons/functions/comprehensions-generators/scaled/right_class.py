import math


class Running:
    def __init__(self):
        self.n, self.mean, self.m2 = 0, 0.0, 0.0

    def add(self, x):
        self.n += 1
        old = self.mean
        self.mean = old + (x - old) / self.n
        self.m2 += (x - old) * (x - self.mean)

    @property
    def spread(self):
        return math.sqrt(self.m2 / self.n) if self.n else 0.0

    def scale(self, x):
        return (x - self.mean) / (self.spread or 1.0)


def scaled(make_stream):
    running = Running()
    for x in make_stream():
        running.add(x)
    return map(running.scale, make_stream())
