"""Another value must give another key: the keys of {'alpha': -1} and {'alpha': -2} are equal"""

from dataclasses import dataclass, field


def freeze(value):
    if isinstance(value, dict):
        return "dict", tuple((key, freeze(value[key])) for key in sorted(value))
    if isinstance(value, list):
        return "list", tuple(freeze(each) for each in value)
    return type(value).__name__, value


@dataclass(frozen=True)
class RunKey:
    model: str
    params: int
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, hash(freeze(params)), note)
