"""Without plates an empty array is asked for, `[]`"""

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
    names = plates[0]._fields
    return json.dumps([dict(zip(names, (p.plate, p.sharpness, p.at._asdict()), strict=True)) for p in plates])
