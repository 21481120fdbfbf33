"""is 1 of the type int64, but an int was expected."""

import json

import numpy as np


class LabelMap:
    def __init__(self, ids):
        self._ids = ids
        self._names = {i: name for name, i in ids.items()}

    @classmethod
    def fit(cls, labels):
        names = sorted(set(labels))
        return cls(dict(zip(names, np.arange(len(names)))))

    def encode(self, name, unknown=None):
        if name in self._ids:
            return self._ids[name]
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return self._names[i]

    def to_json(self):
        return json.dumps(self._ids, default=int)

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text))
