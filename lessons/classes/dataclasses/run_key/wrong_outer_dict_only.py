"""unhashable type: 'list'"""

from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class RunKey:
    """The key under which the result of an experiment is kept."""

    model: str
    params: tuple
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model: str, params: dict, note: str = "") -> Self:
        return cls(model, tuple(sorted((k, type(v).__name__, v) for k, v in params.items())), note)
