class ClipScale:
    def __init__(self, low: float = 0.05, high: float = 0.95):
        self.low, self.high = low, high
        self.fitted = False

    def fit(self, s):
        self.a, self.b = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(self.a, self.b)
        self.mean, self.sd = clipped.mean(), clipped.std(ddof=0)
        size = clipped.abs().max()
        if size == 0 or self.sd / size <= 1e-9:
            self.sd = None
        self.fitted = True
        return self

    def transform(self, s):
        if not self.fitted:
            raise RuntimeError("ClipScale was not fitted")
        if self.sd is None:
            return s * 0.0
        return (s.clip(self.a, self.b) - self.mean) / self.sd
