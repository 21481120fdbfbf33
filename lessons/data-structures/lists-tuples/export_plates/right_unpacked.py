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
    objects = [
        json.dumps({"plate": text, "sharpness": sharpness, "at": {"row": row, "col": col}})
        for text, sharpness, (row, col) in plates
    ]
    return f"[{', '.join(objects)}]"
