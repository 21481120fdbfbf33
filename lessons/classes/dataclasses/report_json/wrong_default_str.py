"""A number became text"""

import json
import math
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Self


@dataclass
class Fold:
    index: int
    score: float
    rows: int


@dataclass
class Report:
    """The result of a cross-validation."""

    model: str
    when: datetime
    out: Path
    folds: tuple[Fold, ...]

    def to_json(self) -> str:
        return json.dumps(asdict(self), default=str)

    @classmethod
    def from_json(cls, text: str) -> Self:
        plain = json.loads(text)
        folds = []
        for raw in plain["folds"]:
            if raw["score"] is None:
                raw["score"] = math.nan
            folds.append(Fold(**raw))
        plain["folds"] = tuple(folds)
        plain["when"] = datetime.fromisoformat(plain["when"])
        plain["out"] = Path(plain["out"])
        return cls(**plain)
