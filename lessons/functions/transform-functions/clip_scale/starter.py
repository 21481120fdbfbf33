from typing import Self

import pandas as pd


class ClipScale:
    """Clips to quantiles, then scales, as learned in `fit`."""

    def __init__(self, low: float = 0.05, high: float = 0.95) -> None:
        self.low, self.high = low, high

    def fit(self, s: pd.Series) -> Self:
        # TODO: remember what `transform` needs.
        return self

    def transform(self, s: pd.Series) -> pd.Series:
        # TODO: clip and scale with what was remembered.
        return s
