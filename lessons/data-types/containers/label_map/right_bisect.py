import json
from bisect import bisect_left


class LabelMap:
    def __init__(self):
        self.names = []

    @classmethod
    def fit(cls, labels):
        self = cls()
        for name in sorted(labels):
            if not self.names or self.names[-1] != name:
                self.names.append(name)
        return self

    def encode(self, name, unknown=None):
        at = bisect_left(self.names, name)
        if at < len(self.names) and self.names[at] == name:
            return at
        if unknown is None:
            raise KeyError(f"unknown label {name}")
        return unknown

    def decode(self, i):
        if i in range(len(self.names)):
            return self.names[i]
        raise KeyError(i)

    def to_json(self):
        return json.dumps(self.names)

    @classmethod
    def from_json(cls, text):
        self = cls()
        self.names = json.loads(text)
        return self
