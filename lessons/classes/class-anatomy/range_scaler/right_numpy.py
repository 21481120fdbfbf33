import numpy as np


class NotFitted(ValueError, AttributeError):
    pass


class RangeScaler:
    def __init__(self, clip=False):
        self.clip = clip

    def fit(self, table):
        self.low_ = {name: np.min(values) for name, values in table.items()}
        spread = {name: np.ptp(values) for name, values in table.items()}
        self.spread_ = {name: np.where(wide == 0, 1, wide) for name, wide in spread.items()}
        return self

    def transform(self, table):
        if not hasattr(self, "low_"):
            raise NotFitted("fit first")
        out = {}
        for name in table:
            column = (np.array(table[name], dtype=float) - self.low_[name]) / self.spread_[name]
            out[name] = list(np.clip(column, 0, 1)) if self.clip else list(column)
        return out
