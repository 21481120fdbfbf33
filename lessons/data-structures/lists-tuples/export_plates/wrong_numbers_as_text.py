"""Numbers stay numbers in JSON."""

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
                "sharpness": str(p.sharpness),
                "at": {name: str(value) for name, value in p.at._asdict().items()},
            }
            for p in plates
        ]
    )
