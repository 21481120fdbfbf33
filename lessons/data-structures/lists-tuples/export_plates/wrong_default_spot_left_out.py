"""Every object has the same three keys, also for the default spot."""

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
    for p in plates:
        row = {"plate": p.plate, "sharpness": p.sharpness}
        if p.at != (0, 0):
            row["at"] = p.at._asdict()
        rows.append(row)
    return json.dumps(rows)
