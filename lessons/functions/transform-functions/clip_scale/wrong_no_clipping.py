"""Values outside the training range must be clipped"""


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high
        self.mean = None

    def fit(self, s):
        clipped = s
        self.mean, self.spread = s.mean(), s.std(ddof=0)
        if self.spread <= 1e-9 * clipped.abs().max():
            self.spread = float("inf")
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        return (s - self.mean) / self.spread
