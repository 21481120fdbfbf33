"""to any depth"""

import json
import math
from pathlib import Path

import numpy as np


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


def save_report(path: Path, report: dict) -> None:
    text = json.dumps(plain(report))
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(text, encoding="utf-8")
    neighbor.replace(path)
