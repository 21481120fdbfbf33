"""a text came, but an object with the keys 'row' and 'col' is asked for"""

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
    return json.dumps([{**p._asdict(), "at": str(p.at._asdict())} for p in plates])
