import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def export_plates(plates: list[Plate]) -> str:
    """The plates as JSON text, an array of objects with named fields."""
    # TODO: make each record a dict, the inner one too, and dump once.
    return json.dumps([])
