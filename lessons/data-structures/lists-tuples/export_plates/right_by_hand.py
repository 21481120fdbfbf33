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
    rows = []
    for p in plates:
        rows.append({"at": {"row": p.at.row, "col": p.at.col}, "plate": p.plate, "sharpness": p.sharpness})
    return json.dumps(rows, indent=2, ensure_ascii=False)
