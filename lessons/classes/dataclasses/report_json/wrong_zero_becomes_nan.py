"""The list of scores that came back"""

import json
import math
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Self


def clean(value: Any) -> Any:
    """*value*, at any depth, in what strict JSON has."""
    if isinstance(value, dict):
        return {key: clean(each) for key, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [clean(each) for each in value]
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


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
        return json.dumps(clean(asdict(self)), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        plain = json.loads(text)
        folds = []
        for raw in plain["folds"]:
            if not raw["score"]:
                raw["score"] = math.nan
            folds.append(Fold(**raw))
        plain["folds"] = tuple(folds)
        plain["when"] = datetime.fromisoformat(plain["when"])
        plain["out"] = Path(plain["out"])
        return cls(**plain)
