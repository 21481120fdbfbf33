import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def named(value):
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return dict(zip(value._fields, map(named, value), strict=True))
    if isinstance(value, (list, tuple)):
        return [named(item) for item in value]
    return value


def export_plates(plates):
    return json.dumps(named(plates))
