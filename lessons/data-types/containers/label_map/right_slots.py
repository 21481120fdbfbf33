import json


class LabelMap:
    __slots__ = ("_ids", "_names")

    def __init__(self, names=()):
        self._names = tuple(names)
        self._ids = dict(zip(self._names, range(len(self._names)), strict=True))

    @classmethod
    def fit(cls, labels):
        return cls(sorted(dict.fromkeys(labels)))

    def encode(self, name, unknown=None):
        try:
            return self._ids[name]
        except KeyError:
            if unknown is not None:
                return unknown
            raise

    def decode(self, i):
        if not 0 <= i < len(self._names):
            raise KeyError(f"no id {i}")
        return self._names[i]

    def to_json(self):
        return json.dumps({"names": self._names})

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text)["names"])
