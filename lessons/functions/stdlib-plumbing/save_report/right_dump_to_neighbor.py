import json
import math
from pathlib import Path


class Encoder(json.JSONEncoder):
    def default(self, value):
        if hasattr(value, "item"):
            return self.without_nan(value.item())
        return super().default(value)

    def without_nan(self, value):
        if isinstance(value, dict):
            return {key: self.without_nan(item) for key, item in value.items()}
        if isinstance(value, list):
            return [self.without_nan(item) for item in value]
        if isinstance(value, float) and math.isnan(value):
            return None
        return value

    def iterencode(self, value, _one_shot=False):
        return super().iterencode(self.without_nan(value), _one_shot)


def save_report(path: Path, report: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    tmp = path.parent / f".{path.name}.tmp"
    try:
        with tmp.open("w", encoding="utf-8") as file:
            json.dump(report, file, cls=Encoder)
        tmp.rename(path)
    except Exception:
        tmp.unlink()
        raise
