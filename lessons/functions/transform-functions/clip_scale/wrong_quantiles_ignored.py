"""`ClipScale(0.0, 1.0)` after fit on [10.0, 20.0, 30.0]"""


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high
        self.mean = None

    def fit(self, s):
        self.a, self.b = s.quantile(0.05), s.quantile(0.95)
        clipped = s.clip(self.a, self.b)
        self.mean, self.spread = clipped.mean(), clipped.std(ddof=0)
        if self.spread <= 1e-9 * clipped.abs().max():
            self.spread = float("inf")
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        return (s.clip(self.a, self.b) - self.mean) / self.spread
