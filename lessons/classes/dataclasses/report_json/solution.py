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
    # NumPy's scalars become numbers of Python first, because the test
    # for NaN must see them as well.
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
        # allow_nan=False: what `clean` may have missed is an error here
        # and not at the reader's.
        return json.dumps(clean(asdict(self)), allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        plain = json.loads(text)
        # From the inside out; nothing is picked, so every key is seen.
        folds = []
        for raw in plain["folds"]:
            # A score of 0.0 is false, so `or` would lose it.
            if raw["score"] is None:
                raw["score"] = math.nan
            folds.append(Fold(**raw))
        plain["folds"] = tuple(folds)
        plain["when"] = datetime.fromisoformat(plain["when"])
        plain["out"] = Path(plain["out"])
        return cls(**plain)
