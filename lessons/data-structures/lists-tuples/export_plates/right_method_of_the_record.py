import json
from typing import NamedTuple


class Spot(NamedTuple):
    row: int
    col: int


class Plate(NamedTuple):
    plate: str
    sharpness: float
    at: Spot = Spot(0, 0)


def _spot(self):
    return {"row": self.row, "col": self.col}


Spot.to_dict = _spot
Plate.to_dict = lambda self: self._asdict() | {"at": self.at.to_dict()}


def export_plates(plates):
    return json.dumps(list(map(Plate.to_dict, plates)), sort_keys=True)
