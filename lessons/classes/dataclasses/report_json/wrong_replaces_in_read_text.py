"""A report called 'null mean' is not the same"""

import json
import math
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

import numpy as np


@dataclass
class Fold:
    index: int
    score: float
    rows: int


@dataclass
class Report:
    model: str
    when: datetime
    out: Path
    folds: tuple[Fold, ...]

    def to_json(self):
        def default(o):
            if isinstance(o, np.generic):
                return o.item()
            if isinstance(o, datetime):
                return o.isoformat()
            if isinstance(o, Path):
                return str(o)
            raise TypeError(o)

        text = json.dumps(asdict(self), default=default)

        def nan(c):
            return None

        return json.dumps(json.loads(text, parse_constant=nan))

    @classmethod
    def from_json(cls, text):
        d = json.loads(text.replace("null", "NaN"))
        d["folds"] = tuple(Fold(**f) for f in d["folds"])
        for f in d["folds"]:
            if f.score is None:
                f.score = math.nan
        d["when"] = datetime.fromisoformat(d["when"])
        d["out"] = Path(d["out"])
        return cls(**d)
