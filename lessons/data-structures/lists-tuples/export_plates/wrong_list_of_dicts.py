"""is still Python data: `json.dumps` makes the text."""

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
    return [{**p._asdict(), "at": p.at._asdict()} for p in plates]
