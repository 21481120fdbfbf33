import pandas as pd
from sklearn.preprocessing import StandardScaler


class ClipScale:
    def __init__(self, low=0.05, high=0.95):
        self.low, self.high, self.scaler = low, high, None

    def _clip(self, s):
        return s.clip(self.bounds[0], self.bounds[1]).to_numpy(dtype=float).reshape(-1, 1)

    def fit(self, s):
        self.bounds = s.quantile(self.low), s.quantile(self.high)
        clipped = self._clip(s)
        self.scaler = StandardScaler().fit(clipped)
        if clipped.std() > 1e-9 * abs(clipped).max():
            self.scaler.scale_ = clipped.std(axis=0)
            self.keep = 1.0
        else:
            self.keep = 0.0
        return self

    def transform(self, s):
        if self.scaler is None:
            raise RuntimeError("call fit first")
        scaled = self.scaler.transform(self._clip(s)).ravel() * self.keep
        return pd.Series(scaled, s.index, name=s.name)
