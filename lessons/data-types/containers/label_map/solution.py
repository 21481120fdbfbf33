import json


class LabelMap:
    def __init__(self, ids):
        # Two dicts: asking in either direction is one lookup, and an id that was never
        # given (-1 too) raises KeyError by itself.
        self._ids = ids
        self._names = {i: name for name, i in ids.items()}

    @classmethod
    def fit(cls, labels):
        # Sorted: the order of a set of texts changes from process to process.
        return cls({name: i for i, name in enumerate(sorted(set(labels)))})

    def encode(self, name, unknown=None):
        # `in`, not `or`: the first id is 0, and 0 is false.
        if name in self._ids:
            return self._ids[name]
        if unknown is None:
            raise KeyError(name)
        return unknown

    def decode(self, i):
        return self._names[i]

    def to_json(self):
        # Name to id: the keys of a JSON object are text, and names are text already.
        return json.dumps(self._ids)

    @classmethod
    def from_json(cls, text):
        return cls(json.loads(text))
