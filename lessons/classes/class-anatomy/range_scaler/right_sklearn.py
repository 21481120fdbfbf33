import numpy as np
from sklearn.preprocessing import MinMaxScaler


class NotFitted(Exception):
    pass


class RangeScaler:
    def __init__(self, clip=False):
        self.clip = clip
        self.scalers = {}

    def fit(self, table):
        self.scalers = {
            name: MinMaxScaler(clip=self.clip).fit(np.array(values, dtype=float)[:, None])
            for name, values in table.items()
        }
        return self

    def transform(self, table):
        if not self.scalers:
            raise NotFitted("nothing learned")
        return {
            name: self.scalers[name].transform(np.array(values, dtype=float)[:, None]).ravel().tolist()
            for name, values in table.items()
        }
