"""A plate may hold any text"""

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
    rows = [
        {**p._asdict(), "plate": p.plate.encode("ascii", "ignore").decode(), "at": p.at._asdict()}
        for p in plates
    ]
    return json.dumps(rows)
