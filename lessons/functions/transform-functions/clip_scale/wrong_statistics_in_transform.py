"""Statistics belong to the training values"""


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high = low, high
        self.mean = None

    def fit(self, s):
        self.mean = 0
        return self

    def transform(self, s):
        if self.mean is None:
            raise RuntimeError("fit first")
        s = s.clip(s.quantile(self.low), s.quantile(self.high))
        return (s - s.mean()) / s.std(ddof=0)
