import json
import os
from pathlib import Path

import numpy as np


def save_report(path: Path, report: dict) -> None:
    def number(value):
        if isinstance(value, np.generic):
            return value.item()
        raise TypeError(f"{type(value).__name__} cannot be written")

    # A trip through JSON turns every NaN into None, at any depth.
    text = json.dumps(report, default=number)
    text = json.dumps(json.loads(text, parse_constant=lambda word: None))
    path.parent.mkdir(exist_ok=True, parents=True)
    other = Path(f"{path}.{os.getpid()}")
    with other.open("w", encoding="utf-8") as file:
        file.write(text)
    other.rename(path)
