"""Another order gave another key"""

import json
from dataclasses import dataclass, field
from typing import Self


@dataclass(frozen=True)
class RunKey:
    """The key under which the result of an experiment is kept."""

    model: str
    params: str
    note: str = field(default="", compare=False)

    @classmethod
    def make(cls, model: str, params: dict, note: str = "") -> Self:
        return cls(model, json.dumps(params), note)
