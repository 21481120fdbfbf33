"""what another one learned does not count"""


class ClipScale:
    mean = None

    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high

    def fit(self, s):
        cls = type(self)
        cls.a, cls.b = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(cls.a, cls.b)
        cls.mean, cls.spread = clipped.mean(), clipped.std(ddof=0)
        if cls.spread <= 1e-9 * clipped.abs().max():
            cls.spread = float("inf")
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        return (s.clip(self.a, self.b) - self.mean) / self.spread
