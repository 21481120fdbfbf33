"""`a.decode(0)` was 'glass' before and is 'cork' now."""

import json


class LabelMap:
    def __init__(self, ids={}):
        self.ids = ids

    @classmethod
    def fit(cls, labels):
        made = cls()
        for i, n in enumerate(sorted(set(labels))):
            made.ids[n] = i
        return made

    def encode(self, name, unknown=None):
        if name in self.ids:
            return self.ids[name]
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return {v: k for k, v in self.ids.items()}[i]

    def to_json(self):
        return json.dumps(self.ids)

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text))
