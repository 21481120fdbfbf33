"""A plate that was seen twice comes out twice."""

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
    rows = {p.plate: {**p._asdict(), "at": p.at._asdict()} for p in plates}
    return json.dumps(list(rows.values()))
