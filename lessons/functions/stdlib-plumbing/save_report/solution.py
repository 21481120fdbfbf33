import json
import math
from pathlib import Path

import numpy as np


def plain(value):
    """A copy of *value* with nothing in it that JSON does not know."""
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, np.generic):
        # The Python value of the same kind: int, float or bool.
        value = value.item()
    if isinstance(value, float) and math.isnan(value):
        return None
    return value


def save_report(path: Path, report: dict) -> None:
    # What cannot be written fails here, before anything is touched.
    text = json.dumps(plain(report), indent=2, allow_nan=False)
    path.parent.mkdir(parents=True, exist_ok=True)
    # The whole name plus an ending: with_suffix could hit a neighbor.
    neighbor = path.with_name(path.name + ".new")
    try:
        neighbor.write_text(text, encoding="utf-8")
        # One step: readers see the old file or the new one.
        neighbor.replace(path)
    finally:
        # Only there if one of the two lines has failed.
        neighbor.unlink(missing_ok=True)
