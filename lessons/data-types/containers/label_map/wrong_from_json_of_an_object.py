"""`from_json` is asked of the class, before there is an object: make it a class method."""

import json


class LabelMap:
    def __init__(self, ids):
        self._ids = ids
        self._names = {i: name for name, i in ids.items()}

    @classmethod
    def fit(cls, labels):
        return cls({name: i for i, name in enumerate(sorted(set(labels)))})

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

    def from_json(self, text):
        return LabelMap(json.loads(text))
