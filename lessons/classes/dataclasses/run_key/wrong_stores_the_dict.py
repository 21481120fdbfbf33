"""unhashable type: 'dict'"""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class RunKey:
    """The key under which the result of an experiment is kept."""

    model: str
    params: dict
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model: str, params: dict, note: str = "") -> Self:
        return cls(model, params, note)
