"""What is inside and what is outside must not be mixed"""

from dataclasses import dataclass, field


def flatten(value, path=""):
    if isinstance(value, dict) and value:
        return [row for key in value for row in flatten(value[key], f"{path}.{key}" if path else key)]
    if isinstance(value, list) and value:
        return [row for place, each in enumerate(value) for row in flatten(each, f"{path}[{place}]")]
    return [(path, type(value).__name__, repr(value))]


@dataclass(frozen=True)
class RunKey:
    model: str
    params: tuple
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, tuple(sorted(flatten(params))), note)
