"""`to_json` changed `when` of the report"""

import json
import math
from dataclasses import dataclass
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
        plain = vars(self)
        plain["when"] = self.when.isoformat()
        plain["out"] = str(self.out)
        plain["folds"] = [
            {
                "index": int(fold.index),
                "score": None if math.isnan(fold.score) else float(fold.score),
                "rows": int(fold.rows),
            }
            for fold in self.folds
        ]
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
