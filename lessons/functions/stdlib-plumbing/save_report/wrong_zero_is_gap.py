"""Zero, False and an empty text are values"""

import json
from pathlib import Path

import numpy as np


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    if not value or value != value:
        return None
    return value


def save_report(path: Path, report: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(plain(report))
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(text, encoding="utf-8")
    neighbor.replace(path)
