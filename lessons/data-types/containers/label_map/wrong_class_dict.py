"""a dict that belongs to the class, or is the default of a parameter, is shared by all of them."""

import json


class LabelMap:
    ids = {}
    names = {}

    @classmethod
    def fit(cls, labels):
        for i, n in enumerate(sorted(set(labels))):
            cls.ids[n] = i
            cls.names[i] = n
        return cls()

    def encode(self, name, unknown=None):
        if name in self.ids:
            return self.ids[name]
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return self.names[i]

    def to_json(self):
        return json.dumps(self.ids)

    @classmethod
    def from_json(cls, text):
        ids = json.loads(text)
        cls.ids.update(ids)
        cls.names.update({i: n for n, i in ids.items()})
        return cls()
