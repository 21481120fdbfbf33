"""A gap stays in its place as null"""

import json
from pathlib import Path

import numpy as np


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items() if item == item}
    if isinstance(value, list):
        return [plain(item) for item in value if item == item]
    if isinstance(value, np.generic):
        value = value.item()
    return value


def save_report(path: Path, report: dict) -> None:
    text = json.dumps(plain(report))
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(text, encoding="utf-8")
    neighbor.replace(path)
