"""`to_json` put other `folds` into the report"""

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


def clean(fold: Fold) -> Fold:
    score = None if math.isnan(fold.score) else float(fold.score)
    return Fold(int(fold.index), score, int(fold.rows))


@dataclass
class Report:
    """The result of a cross-validation."""

    model: str
    when: datetime
    out: Path
    folds: tuple[Fold, ...]

    def to_json(self) -> str:
        self.folds = tuple(fold if fold.score is None else clean(fold) for fold in self.folds)
        plain = asdict(self)
        plain |= {"when": self.when.isoformat(), "out": str(self.out)}
        return json.dumps(plain, allow_nan=False)

    @classmethod
    def from_json(cls, text: str) -> Self:
        plain = json.loads(text)
        for raw in plain["folds"]:
            if raw["score"] is None:
                raw["score"] = math.nan
        plain["folds"] = tuple(Fold(**raw) for raw in plain["folds"])
        plain["when"] = datetime.fromisoformat(plain["when"])
        plain["out"] = Path(plain["out"])
        return cls(**plain)
