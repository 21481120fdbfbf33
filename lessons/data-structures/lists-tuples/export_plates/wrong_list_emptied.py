"""The list was changed"""

import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def export_plates(plates):
    rows = []
    while plates:
        p = plates.pop(0)
        rows.append({**p._asdict(), "at": p.at._asdict()})
    return json.dumps(rows)
