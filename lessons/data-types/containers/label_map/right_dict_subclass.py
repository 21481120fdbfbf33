import json


class LabelMap(dict):
    @classmethod
    def fit(cls, labels):
        return cls((name, i) for i, name in enumerate(sorted(set(labels))))

    def encode(self, name, unknown=None):
        if unknown is None:
            return self[name]
        return self.get(name, unknown)

    def decode(self, i):
        for name, number in self.items():
            if number == i:
                return name
        raise KeyError(i)

    def to_json(self):
        return json.dumps(self)

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text))
