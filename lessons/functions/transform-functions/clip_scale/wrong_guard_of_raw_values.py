"""The tolerance goes by the largest of the clipped values"""


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high
        self.mean = None

    def fit(self, s):
        self.a, self.b = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(self.a, self.b)
        self.mean, self.spread = clipped.mean(), clipped.std(ddof=0)
        if self.spread <= 1e-9 * s.abs().max():
            self.spread = float("inf")
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        return (s.clip(self.a, self.b) - self.mean) / self.spread
