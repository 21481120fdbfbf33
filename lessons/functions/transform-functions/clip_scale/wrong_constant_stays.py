"""then on [10.0, 20.0, 30.0]"""


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high
        self.mean = None

    def fit(self, s):
        self.a, self.b = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(self.a, self.b)
        self.mean = clipped.mean()
        if not hasattr(self, "constant"):
            self.constant = False
        self.spread = clipped.std(ddof=0)
        if self.spread <= 1e-9 * clipped.abs().max():
            self.constant = True
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        if self.constant:
            return s * 0.0
        return (s.clip(self.a, self.b) - self.mean) / self.spread
