"""temporary files left behind"""

import json
import math
from pathlib import Path

import numpy as np


def plain(value):
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        value = value.item()
    return None if isinstance(value, float) and math.isnan(value) else value


def save_report(path: Path, report: dict) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    neighbor = path.with_name(path.name + ".new")
    with neighbor.open("w", encoding="utf-8") as file:
        json.dump(plain(report), file)
    neighbor.replace(path)
