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
    lines = []
    for p in plates:
        d = p._asdict()
        d["at"] = p.at._asdict()
        lines.append("  " + json.dumps(d, ensure_ascii=False))
    return "[\n" + ",\n".join(lines) + "\n]\n"
