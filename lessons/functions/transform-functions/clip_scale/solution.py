from typing import Self

import pandas as pd


class ClipScale:
    def __init__(self, low: float = 0.05, high: float = 0.95) -> None:
        self.low, self.high = low, high
        # None: nothing was learned yet. 0.0 could be a real bound.
        self._learned: tuple[float, float, float, float] | None = None

    def fit(self, s: pd.Series) -> Self:
        bottom, top = s.quantile(self.low), s.quantile(self.high)
        clipped = s.clip(bottom, top)
        # The population spread; pandas' own default is ddof=1.
        mean, spread = clipped.mean(), clipped.std(ddof=0)
        # Relative to the values: 1.4e-17 is rounding beside 0.1, and
        # would be a real spread beside 1e-17.
        # `<=`, so that a column of zeros is constant, too.
        if spread <= 1e-9 * clipped.abs().max():
            spread = float("inf")  # Whatever is divided by it is 0.
        self._learned = (bottom, top, mean, spread)
        return self

    def transform(self, s: pd.Series) -> pd.Series:
        if self._learned is None:
            raise RuntimeError("call fit before transform")
        bottom, top, mean, spread = self._learned
        # No statistics of `s`: one row comes out as among a thousand.
        return (s.clip(bottom, top) - mean) / spread
