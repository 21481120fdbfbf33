"""After `params['cols'].append('salt')` the key is another one"""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RunKey:
    model: str
    _params: dict
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, dict(params), note)

    def _text(self):
        return self.model + json.dumps(self._params, sort_keys=True)

    def __eq__(self, other):
        return self._text() == other._text()

    def __hash__(self):
        return hash(self._text())
