import copy
from dataclasses import InitVar, dataclass, field
from types import MappingProxyType


def tagged(value):
    match value:
        case dict():
            return frozenset((key, tagged(each)) for key, each in value.items())
        case list():
            return tuple(map(tagged, value))
        case _:
            return type(value), value


@dataclass(frozen=True)
class RunKey:
    model: str
    given: InitVar[dict]
    note: str = field(default="", compare=False)
    params: MappingProxyType = field(init=False, compare=False)
    _key: object = field(init=False, repr=False)

    def __post_init__(self, given):
        object.__setattr__(self, "params", MappingProxyType(copy.deepcopy(given)))
        object.__setattr__(self, "_key", tagged(given))

    @classmethod
    def make(cls, model, params, note=""):
        return cls(model, params, note)
