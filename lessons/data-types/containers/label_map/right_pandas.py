import json

import pandas as pd


class LabelMap:
    @classmethod
    def fit(cls, labels):
        made = cls()
        made.ids = pd.Series(sorted(set(labels)), dtype=object)
        return made

    def encode(self, name, unknown=None):
        hits = self.ids.index[self.ids == name]
        if len(hits):
            return int(hits[0])
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return self.ids[i]

    def to_json(self):
        return json.dumps(self.ids.tolist())

    @classmethod
    def from_json(cls, text):
        made = cls()
        made.ids = pd.Series(json.loads(text), dtype=object)
        return made
