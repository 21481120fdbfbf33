"""One array is asked for, not one object after the other."""

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
    return "\n".join(json.dumps({**p._asdict(), "at": p.at._asdict()}) for p in plates)
