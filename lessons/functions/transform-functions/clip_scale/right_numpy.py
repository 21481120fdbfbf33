import numpy as np
import pandas as pd


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low = low
        self.high = high

    def fit(self, s):
        values = s.to_numpy(dtype=float)
        self.bottom_, self.top_ = np.quantile(values, [self.low, self.high])
        values = np.clip(values, self.bottom_, self.top_)
        self.mean_ = np.mean(values)
        self.spread_ = np.std(values)
        self.constant_ = self.spread_ <= 1e-9 * np.max(np.abs(values))
        return self

    def transform(self, s):
        if not hasattr(self, "mean_"):
            raise RuntimeError("fit first")
        if self.constant_:
            return pd.Series(np.zeros(len(s)), index=s.index, name=s.name)
        values = np.clip(s.to_numpy(dtype=float), self.bottom_, self.top_)
        return pd.Series((values - self.mean_) / self.spread_, index=s.index, name=s.name)
