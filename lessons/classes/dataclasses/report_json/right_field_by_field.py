import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True)
class Fold:
    index: int
    score: float
    rows: int

    def plain(self):
        score = float(self.score)
        return {
            "index": int(self.index),
            "score": None if score != score else score,
            "rows": int(self.rows),
        }

    @staticmethod
    def build(*, index, score, rows):
        return Fold(index, float("nan") if score is None else score, rows)


@dataclass(frozen=True)
class Report:
    model: str
    when: datetime
    out: Path
    folds: tuple

    def to_json(self):
        plain = {
            "folds": [fold.plain() for fold in self.folds],
            "model": self.model,
            "out": self.out.as_posix(),
            "when": str(self.when),
        }
        return json.dumps(plain, indent=2, ensure_ascii=False)

    @classmethod
    def from_json(cls, text):
        def build(*, model, when, out, folds):
            built = tuple(Fold.build(**fold) for fold in folds)
            return cls(model, datetime.fromisoformat(when), Path(out), built)

        return build(**json.loads(text))
