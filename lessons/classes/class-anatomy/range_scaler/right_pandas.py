import pandas as pd


class NotFitted(Exception):
    pass


class RangeScaler:
    low = None

    def __init__(self, clip=False):
        self.clip = clip

    def fit(self, table):
        columns = {name: pd.Series(values, dtype=float) for name, values in table.items()}
        self.low = pd.Series({name: column.min() for name, column in columns.items()})
        high = pd.Series({name: column.max() for name, column in columns.items()})
        self.spread = (high - self.low).replace(0.0, 1.0)
        return self

    def transform(self, table):
        if self.low is None:
            raise NotFitted
        result = {}
        for name, values in table.items():
            column = (pd.Series(values, dtype=float) - self.low[name]) / self.spread[name]
            if self.clip:
                column = column.clip(0, 1)
            result[name] = column.to_list()
        return result
