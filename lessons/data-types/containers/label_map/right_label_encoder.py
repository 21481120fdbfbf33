import json

from sklearn.preprocessing import LabelEncoder


class LabelMap:
    def __init__(self, ids):
        self._ids = ids
        self._names = {i: name for name, i in ids.items()}

    @classmethod
    def fit(cls, labels):
        e = LabelEncoder().fit(list(labels))
        return cls({str(n): int(e.transform([n])[0]) for n in e.classes_})

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
