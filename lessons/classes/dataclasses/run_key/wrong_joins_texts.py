"""A text was taken for a further setting"""

from dataclasses import dataclass, field


def text(v):
    if isinstance(v, dict):
        return "{" + ",".join(f"{k}:{text(v[k])}" for k in sorted(v)) + "}"
    if isinstance(v, list):
        return "[" + ",".join(map(text, v)) + "]"
    return f"{type(v).__name__}={v}"


@dataclass(frozen=True)
class RunKey:
    model: str
    params: str
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, text(params), note)
