"""A NamedTuple is no dataclass; it has `_asdict()` of its own."""

import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


from dataclasses import asdict


def export_plates(plates):
    return json.dumps([asdict(p) for p in plates])
