"""A report called '2026-03-01' is not the same"""

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


def with_dates(plain: dict) -> dict:
    for key, value in plain.items():
        try:
            plain[key] = datetime.fromisoformat(value)
        except (TypeError, ValueError):
            continue
    return plain


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
        plain = json.loads(text, object_hook=with_dates)
        folds = []
        for raw in plain["folds"]:
            if raw["score"] is None:
                raw["score"] = math.nan
            folds.append(Fold(**raw))
        plain["folds"] = tuple(folds)
        plain["when"] = plain["when"]
        plain["out"] = Path(plain["out"])
        return cls(**plain)
