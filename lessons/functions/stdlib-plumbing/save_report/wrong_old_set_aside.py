"""for a moment there was no report"""

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
    old = path.with_name(path.name + ".old")
    if path.exists():
        path.rename(old)
    try:
        path.write_text(json.dumps(plain(report)), encoding="utf-8")
    except Exception:
        if old.exists():
            old.replace(path)
        raise
    old.unlink(missing_ok=True)
