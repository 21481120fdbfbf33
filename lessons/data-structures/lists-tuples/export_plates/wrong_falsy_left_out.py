"""Zero is a number like any other."""

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
        [
            {
                "plate": p.plate,
                "sharpness": p.sharpness or None,
                "at": {"row": p.at.row or None, "col": p.at.col or None},
            }
            for p in plates
        ]
    )
