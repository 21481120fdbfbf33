"""The note is part of the key: the keys of {'alpha': 1} and {'alpha': 1} are equal,
but their hashes are not"""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RunKey:
    model: str
    params: str
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, json.dumps(params, sort_keys=True), note)

    def __hash__(self):
        return hash((self.model, self.params, self.note))
