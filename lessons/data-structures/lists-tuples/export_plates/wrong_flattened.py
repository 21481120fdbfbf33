"""The spot is an object of its own under 'at'."""

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
        [{"plate": p.plate, "sharpness": p.sharpness, "row": p.at.row, "col": p.at.col} for p in plates]
    )
