"""The objects keep the order of the list."""

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
    return json.dumps([{**p._asdict(), "at": p.at._asdict()} for p in sorted(plates)])
