"""A number keeps all its digits."""

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
    return json.dumps(
        [{"plate": p.plate, "sharpness": round(p.sharpness, 2), "at": p.at._asdict()} for p in plates]
    )
