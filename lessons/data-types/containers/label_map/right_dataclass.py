import json
from dataclasses import dataclass


@dataclass(frozen=True)
class LabelMap:
    pairs: tuple

    @classmethod
    def fit(cls, labels):
        return cls(tuple((name, i) for i, name in enumerate(sorted({*labels}))))

    def encode(self, name, unknown=None):
        for known, i in self.pairs:
            if known == name:
                return i
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return {number: name for name, number in self.pairs}[i]

    def to_json(self):
        return json.dumps(self.pairs)

    @classmethod
    def from_json(cls, text):
        return cls(tuple(tuple(pair) for pair in json.loads(text)))
