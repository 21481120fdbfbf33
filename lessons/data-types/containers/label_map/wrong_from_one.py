"""Ids count from 0."""

import json


class LabelMap:
    def __init__(self, ids):
        self._ids = ids
        self._names = {i: name for name, i in ids.items()}

    @classmethod
    def fit(cls, labels):
        return cls({name: i for i, name in enumerate(sorted(set(labels)), 1)})

    def encode(self, name, unknown=None):
        if name in self._ids:
            return self._ids[name]
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return self._names[i]

    def to_json(self):
        return json.dumps(self._ids)

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text))
