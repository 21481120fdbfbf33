"""The key can be edited: `key.params` is a dict"""

import copy
import json
from dataclasses import dataclass, field


@dataclass(frozen=True)
class RunKey:
    model: str
    params: dict = field(compare=False)
    text: str
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, copy.deepcopy(params), json.dumps(params, sort_keys=True), note)
