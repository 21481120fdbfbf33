import json
from dataclasses import dataclass, field


@dataclass(frozen=True, order=True, slots=True)
class RunKey:
    model: str
    params: str
    note: str = field(compare=False)

    @staticmethod
    def make(model, params, note=""):
        return RunKey(model, json.dumps(params, sort_keys=True), note)

    def as_dict(self):
        return json.loads(self.params)
