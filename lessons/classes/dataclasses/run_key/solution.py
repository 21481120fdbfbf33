from dataclasses import dataclass, field
from typing import Any, Self


def freeze(value: Any) -> tuple:
    """A tuple that is equal for equal values of the same types only."""
    if isinstance(value, dict):
        # Sorted, so that the order of the dict is gone; only the keys,
        # which are texts, are compared for it.
        return "dict", tuple((key, freeze(value[key])) for key in sorted(value))
    if isinstance(value, list):
        return "list", tuple(freeze(each) for each in value)
    # 1, 1.0 and True are equal; the name beside them is not.
    return type(value).__name__, value


@dataclass(frozen=True)
class RunKey:
    """The key under which the result of an experiment is kept."""

    model: str
    params: tuple
    note: str = field(compare=False)

    @classmethod
    def make(cls, model: str, params: dict, note: str = "") -> Self:
        return cls(model, freeze(params), note)
