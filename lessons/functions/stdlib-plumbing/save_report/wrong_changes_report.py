"""Convert a copy"""

import json
import math
from pathlib import Path

import numpy as np


def clean(value):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for place, item in list(items):
        if isinstance(item, (dict, list)):
            clean(item)
            continue
        if isinstance(item, np.generic):
            item = item.item()
        value[place] = None if isinstance(item, float) and math.isnan(item) else item


def save_report(path: Path, report: dict) -> None:
    clean(report)
    path.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(report)
    neighbor = path.with_name(path.name + ".new")
    neighbor.write_text(text, encoding="utf-8")
    neighbor.replace(path)
