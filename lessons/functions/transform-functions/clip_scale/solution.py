from typing import Self

import pandas as pd


class ClipScale:
    def __init__(self, low: float = 0.05, high: float = 0.95) -> None:
        self.low, self.high = low, high
        # None says that nothing was learned yet; a number such as 0.0 could be a real bound.
        self._learned: tuple[float, float, float, float] | None = None

    def fit(self, s: pd.Series) -> Self:
        bottom, top = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(bottom, top)
        # The population spread; pandas' own default is ddof=1.
        mean, spread = clipped.mean(), clipped.std(ddof=0)
        # Relative to the values: 1.4e-17 is rounding for 0.1, and would be a real spread for 1e-17.
        # `<=`, so that a column of zeros is constant, too.
        if spread <= 1e-9 * clipped.abs().max():
            spread = float("inf")  # Whatever is divided by it is 0.
        self._learned = (bottom, top, mean, spread)
        return self

    def transform(self, s: pd.Series) -> pd.Series:
        if self._learned is None:
            raise RuntimeError("call fit before transform")
        bottom, top, mean, spread = self._learned
        # Nothing here is computed from `s` alone: one row comes out as it would among a thousand.
        return (s.clip(bottom, top) - mean) / spread
