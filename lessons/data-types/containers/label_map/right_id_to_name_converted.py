import json


class UnknownLabelError(KeyError):
    pass


class LabelMap:
    def __init__(self, names):
        self.names = names

    @classmethod
    def fit(cls, labels):
        return cls(dict(enumerate(sorted(frozenset(labels)))))

    def encode(self, name, unknown=None):
        for i, n in self.names.items():
            if n == name:
                return i
        if unknown is None:
            raise UnknownLabelError(f"{name!r} was not there at training time")
        return unknown

    def decode(self, i):
        try:
            return self.names[i]
        except KeyError:
            raise UnknownLabelError(i) from None

    def to_json(self):
        return json.dumps(self.names, indent=2, ensure_ascii=False)

    @classmethod
    def from_json(cls, text):
        return cls({int(k): v for k, v in json.loads(text).items()})
