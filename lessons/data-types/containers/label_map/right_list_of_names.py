import json


class LabelMap:
    @classmethod
    def fit(cls, labels):
        self = cls()
        self.names = sorted(dict.fromkeys(labels))
        return self

    def encode(self, name, unknown=None):
        try:
            return self.names.index(name)
        except ValueError:
            if unknown is not None:
                return unknown
            raise KeyError(f"no label {name!r}") from None

    def decode(self, i):
        if i not in range(len(self.names)):
            raise KeyError(i)
        return self.names[i]

    def to_json(self):
        return json.dumps({"format": 1, "names": self.names})

    @classmethod
    def from_json(cls, text):
        self = cls()
        self.names = json.loads(text)["names"]
        return self
