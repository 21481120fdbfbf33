from dataclasses import dataclass, field

import pandas as pd


@dataclass
class ClipScale:
    low: float = 0.05
    high: float = 0.95
    _fit: dict = field(default_factory=dict, repr=False)

    def fit(self, s):
        bounds = s.quantile([self.low, self.high])
        inside = s.clip(bounds.iloc[0], bounds.iloc[1])
        spread = ((inside - inside.mean()) ** 2).mean() ** 0.5
        constant = spread <= max(abs(inside.min()), abs(inside.max())) * 1e-9
        self._fit = {
            "bounds": tuple(bounds),
            "mean": inside.mean(),
            "factor": 0.0 if constant else 1.0 / spread,
        }
        return self

    def transform(self, s):
        if not self._fit:
            raise RuntimeError("not fitted")
        return s.clip(*self._fit["bounds"]).sub(self._fit["mean"]).mul(self._fit["factor"])
