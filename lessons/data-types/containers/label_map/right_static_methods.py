import json


class LabelMap:
    def __init__(self, ids):
        self.ids = ids

    @staticmethod
    def fit(labels):
        return LabelMap({n: i for i, n in enumerate(sorted({*labels}))})

    def encode(self, name, unknown=None):
        return self.ids[name] if unknown is None else self.ids.get(name, unknown)

    def decode(self, i):
        return next(iter([n for n, k in self.ids.items() if k == i] or self._missing(i)))

    def _missing(self, i):
        raise KeyError(i)

    def to_json(self):
        return json.dumps(self.ids)

    @staticmethod
    def from_json(text):
        return LabelMap(json.loads(text))
