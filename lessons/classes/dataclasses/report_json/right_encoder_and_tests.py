import json
from dataclasses import dataclass, fields
from datetime import datetime
from pathlib import Path


@dataclass(slots=True)
class Fold:
    index: int
    score: float
    rows: int


@dataclass(slots=True)
class Report:
    model: str
    when: datetime
    out: Path
    folds: tuple[Fold, ...]

    def to_json(self):
        return Encoder(allow_nan=False).encode(self)

    @classmethod
    def from_json(cls, text):
        raw = json.loads(text)
        demand(cls, raw)
        rebuilt = []
        for each in raw["folds"]:
            demand(Fold, each)
            score = each["score"]
            rebuilt.append(Fold(each["index"], float("nan" if score is None else score), each["rows"]))
        when = datetime.fromisoformat(raw["when"])
        return cls(raw["model"], when, Path(raw["out"]), tuple(rebuilt))


def demand(kind, raw):
    wanted = {each.name for each in fields(kind)}
    if wanted != raw.keys():
        raise ValueError(f"{kind.__name__}: check {sorted(wanted ^ raw.keys())}")


class Encoder(json.JSONEncoder):
    def default(self, value):
        match value:
            case Report():
                return {each.name: getattr(value, each.name) for each in fields(value)}
            case Fold():
                gap = value.score != value.score
                return {"index": value.index, "score": None if gap else value.score, "rows": value.rows}
            case datetime():
                return value.isoformat()
            case Path():
                return str(value)
            case _ if hasattr(value, "tolist"):
                return value.tolist()
        return super().default(value)
