"""NaN is not JSON"""

import json
from pathlib import Path


def save_report(path: Path, report: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report, default=lambda value: value.item())
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(text, encoding="utf-8")
    neighbor.replace(path)
